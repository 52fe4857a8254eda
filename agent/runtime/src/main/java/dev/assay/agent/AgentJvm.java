package dev.assay.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * How the agent's own JVM is started so that it stays small. The flags are in one file, {@value #FLAGS_FILE}, which the {@code java}
 * command reads itself when it is given as {@code @file}.
 */
public final class AgentJvm {
    /** Beside this class in the jar. */
    public static final String FLAGS_FILE = "agent-jvm.flags";

    /** Environment variables: one allocation arena, since the agent itself allocates next to nothing outside the heap. */
    public static final Map<String, String> ENVIRONMENT = Map.of("MALLOC_ARENA_MAX", "1");

    private AgentJvm() {}

    /** The flags, in order. */
    public static List<String> flags() {
        try (InputStream file = AgentJvm.class.getResourceAsStream(FLAGS_FILE)) {
            if (file == null) {
                throw new IllegalStateException(FLAGS_FILE + " is not beside " + AgentJvm.class.getName());
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("-"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
