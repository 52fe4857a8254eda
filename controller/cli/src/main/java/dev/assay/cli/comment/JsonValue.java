package dev.assay.cli.comment;

import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A part of somebody else's JSON, of which only a few fields matter. What is not there is empty, at any depth. */
record JsonValue(@Nullable Object value) {
    static JsonValue parse(byte[] json) throws WireFormatException {
        return new JsonValue(WireJson.read(Object.class, json));
    }

    JsonValue get(String name) {
        return new JsonValue(value instanceof Map<?, ?> object ? object.get(name) : null);
    }

    List<JsonValue> items() {
        return value instanceof List<?> list ? list.stream().map(JsonValue::new).toList() : List.of();
    }

    boolean isThere() {
        return value != null;
    }

    boolean isList() {
        return value instanceof List<?>;
    }

    /** A text as it is, a number as its digits. */
    Optional<String> text() {
        return value instanceof String || value instanceof Number ? Optional.of(value.toString()) : Optional.empty();
    }
}
