package dev.assay.dashboards.json;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON objects as maps that keep their order, so that a file that is written again differs only where something changed. Stateless.
 */
public final class Json {
    private static final JSON READER = JSON.std;
    private static final JSON WRITER = JSON.std
            .with(JSON.Feature.PRETTY_PRINT_OUTPUT)
            .with(JSON.Feature.WRITE_NULL_PROPERTIES)
            .without(JSON.Feature.FAIL_ON_UNKNOWN_TYPE_WRITE);

    private Json() {}

    /**
     * An object from keys and values in turn, in this order. It may be added to.
     *
     * @throws IllegalArgumentException when a key is no text or has no value
     */
    public static Map<String, Object> object(Object... keysAndValues) {
        if (keysAndValues.length % 2 != 0) {
            throw new IllegalArgumentException(
                    keysAndValues.length + " keys and values; expected a value for each key");
        }
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            if (!(keysAndValues[i] instanceof String key)) {
                throw new IllegalArgumentException("key " + keysAndValues[i] + " is no text");
            }
            object.put(key, keysAndValues[i + 1]);
        }
        return object;
    }

    /** The text of an object, indented by two, ending with a new line. */
    public static String write(Map<String, ?> object) {
        try {
            return WRITER.asString(object) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException("a map of texts, numbers and lists could not be written", e);
        }
    }

    /**
     * Reads one object.
     *
     * @throws IllegalArgumentException when the text is not a JSON object
     */
    public static Map<String, Object> read(String text) {
        try {
            return READER.mapFrom(text);
        } catch (IOException e) {
            throw new IllegalArgumentException("no JSON object: " + e.getMessage(), e);
        }
    }

    /** The object below a key; an empty one when there is none. */
    public static Map<String, Object> objectAt(@Nullable Map<String, Object> parent, String key) {
        return asObject(parent == null ? null : parent.get(key));
    }

    /** The objects of the list below a key; those that are no objects are left out. */
    public static List<Map<String, Object>> objectsAt(Map<String, Object> parent, String key) {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (Object element : listAt(parent, key)) {
            if (element instanceof Map<?, ?>) {
                objects.add(asObject(element));
            }
        }
        return objects;
    }

    /** The list below a key; an empty one when there is none. */
    public static List<?> listAt(Map<String, Object> parent, String key) {
        return parent.get(key) instanceof List<?> list ? list : List.of();
    }

    /** The text below a key; empty when there is none. */
    public static String textAt(Map<String, Object> parent, String key) {
        return parent.get(key) instanceof String text ? text : "";
    }

    /** The whole number below a key. */
    public static int numberAt(Map<String, Object> parent, String key, int otherwise) {
        return parent.get(key) instanceof Number number ? number.intValue() : otherwise;
    }

    private static Map<String, Object> asObject(@Nullable Object value) {
        Map<String, Object> object = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, element) -> object.put(String.valueOf(key), element));
        }
        return object;
    }
}
