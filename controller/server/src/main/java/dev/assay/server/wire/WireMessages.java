package dev.assay.server.wire;

import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import dev.assay.server.problem.ProblemException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads records that a stranger wrote: whatever the record promises is there, or its sender hears what is missing. */
public final class WireMessages {
    private static final int PROBLEMS_MAX = 20;

    private WireMessages() {}

    /**
     * Reads one message.
     *
     * @throws ProblemException when it is not JSON, not of this type, incomplete, or holds what no store keeps: NUL and halves of
     *     characters in texts, numbers without an end
     */
    public static <T> T read(Class<T> type, byte[] json) {
        T message;
        try {
            message = WireJson.read(type, json);
        } catch (WireFormatException e) {
            throw ProblemException.invalid(String.valueOf(e.getMessage()));
        }
        List<String> problems = new ArrayList<>();
        collectProblems(message, "", problems);
        if (!problems.isEmpty()) {
            List<String> shown = problems.subList(0, Math.min(PROBLEMS_MAX, problems.size()));
            throw ProblemException.invalid(
                    "the " + type.getSimpleName() + " has " + problems.size() + " problems: "
                            + String.join("; ", shown),
                    shown);
        }
        return message;
    }

    private static void collectProblems(@Nullable Object value, String path, List<String> problems) {
        if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                String name = path.isEmpty() ? component.getName() : path + "." + component.getName();
                Object part = part(value, component);
                if (part != null) {
                    collectProblems(part, name, problems);
                } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    problems.add(name + " is missing; expected it to be there");
                }
            }
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collectProblems(list.get(i), path + "[" + i + "]", problems);
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, part) -> {
                collectProblems(key, "a key of " + path, problems);
                collectProblems(part, path + "." + key, problems);
            });
        } else if (value instanceof String text && !StorableText.isStorable(text)) {
            problems.add(path + " has a NUL or half a character in it; expected text");
        } else if (value instanceof Double number && !Double.isFinite(number)) {
            problems.add(path + " is " + number + "; expected a number with an end");
        }
    }

    private static @Nullable Object part(Object value, RecordComponent component) {
        try {
            return component.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }
}
