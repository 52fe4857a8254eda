package dev.assay.evidence.check;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** In which fields two records differ, to the last bit of every number. */
final class JsonDifference {
    /** A reader sees what kind of difference it is; all of them are no help. */
    private static final int SHOWN_MAX = 5;

    private final List<String> differences = new ArrayList<>();

    private JsonDifference() {}

    /**
     * Compares two records of one type as JSON.
     *
     * @return for instance {@code verdict.change.value: 0.031 is stored, 0.032 follows}; empty when they are the same
     */
    static List<String> between(Object stored, Object recomputed) {
        byte[] one = WireJson.write(stored);
        byte[] other = WireJson.write(recomputed);
        if (Arrays.equals(one, other)) {
            return List.of();
        }
        JsonDifference difference = new JsonDifference();
        difference.walk("", tree(one), tree(other));
        List<String> found = difference.differences;
        return found.isEmpty() ? List.of("not the same bytes") : found.subList(0, Math.min(SHOWN_MAX, found.size()));
    }

    private static Map<?, ?> tree(byte[] json) {
        try {
            return JSON.std.mapFrom(json);
        } catch (IOException e) {
            throw new IllegalStateException("a record is a JSON object", e);
        }
    }

    private void walk(String path, @Nullable Object stored, @Nullable Object recomputed) {
        if (stored instanceof Map<?, ?> one && recomputed instanceof Map<?, ?> other) {
            TreeSet<String> keys = new TreeSet<>();
            one.keySet().forEach(key -> keys.add(String.valueOf(key)));
            other.keySet().forEach(key -> keys.add(String.valueOf(key)));
            keys.forEach(key -> walk(path.isEmpty() ? key : path + "." + key, one.get(key), other.get(key)));
        } else if (stored instanceof List<?> one && recomputed instanceof List<?> other && one.size() == other.size()) {
            for (int i = 0; i < one.size(); i++) {
                walk(path + "[" + i + "]", one.get(i), other.get(i));
            }
        } else if (!Objects.equals(stored, recomputed)) {
            differences.add(path + ": " + text(stored) + " is stored, " + text(recomputed) + " follows");
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "nothing" : String.valueOf(value);
    }
}
