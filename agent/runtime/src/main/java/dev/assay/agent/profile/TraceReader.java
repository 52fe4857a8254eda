package dev.assay.agent.profile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.assay.protocol.ProfiledNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the JSON file that ONNX Runtime's profiler writes, event by event; it may be larger than memory. Stateless. */
final class TraceReader {
    private static final JsonFactory JSON = new JsonFactory();
    /** A thousand nodes leave about 30 MB in 40 inferences. */
    private static final long BYTES_MAX = 256L << 20;

    private static final String NODE_SUFFIX = "_kernel_time";

    private TraceReader() {}

    /** Takes one event after the other. */
    @FunctionalInterface
    interface Events {
        void take(TraceEvent event) throws IOException;
    }

    /**
     * Hands over every event in order.
     *
     * @throws IOException when the file is no such profile, or larger than {@value #BYTES_MAX} bytes
     */
    static void read(Path file, Events events) throws IOException {
        long bytes = Files.size(file);
        if (bytes > BYTES_MAX) {
            throw new IOException("the profile has " + bytes + " bytes; at most " + BYTES_MAX + " are read");
        }
        try (InputStream in = Files.newInputStream(file);
                JsonParser parser = JSON.createParser(in)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new IOException("the profile is no list of events");
            }
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                events.take(event(parser));
            }
        }
    }

    private static TraceEvent event(JsonParser parser) throws IOException {
        String category = "";
        String name = "";
        String operator = "";
        String provider = "";
        long start = 0;
        long micros = 0;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (field) {
                case "cat" -> category = parser.getText();
                case "name" -> name = parser.getText();
                case "ts" -> start = parser.getValueAsLong();
                case "dur" -> micros = parser.getValueAsLong();
                case "args" -> {
                    while (value == JsonToken.START_OBJECT && parser.nextToken() == JsonToken.FIELD_NAME) {
                        String argument = parser.currentName();
                        parser.nextToken();
                        switch (argument) {
                            case "op_name" -> operator = parser.getText();
                            case "provider" -> provider = parser.getText();
                            default -> parser.skipChildren();
                        }
                    }
                }
                default -> parser.skipChildren();
            }
        }
        if (category.equals("Node") && name.endsWith(NODE_SUFFIX)) {
            String node = name.substring(0, name.length() - NODE_SUFFIX.length());
            return new TraceEvent(TraceEvent.Kind.NODE, cut(node), cut(operator), cut(provider), start, micros);
        }
        boolean isInference = category.equals("Session") && name.equals("model_run");
        return new TraceEvent(
                isInference ? TraceEvent.Kind.INFERENCE : TraceEvent.Kind.OTHER, cut(name), "", "", start, micros);
    }

    private static String cut(String text) {
        return text.length() > ProfiledNode.CHARACTERS_MAX ? text.substring(0, ProfiledNode.CHARACTERS_MAX) : text;
    }
}
