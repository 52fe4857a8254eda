package dev.assay.server.wire;

import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import dev.assay.server.problem.ProblemException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads records that a stranger wrote: whatever the record promises is there, or its sender hears what is missing. */
public final class WireMessages {
    private WireMessages() {}

    /**
     * Reads one message.
     *
     * @throws ProblemException when it is not JSON, not of this type, or incomplete
     */
    public static <T> T read(Class<T> type, byte[] json) {
        T message;
        try {
            message = WireJson.read(type, json);
        } catch (WireFormatException e) {
            throw ProblemException.invalid(String.valueOf(e.getMessage()));
        }
        List<String> missing = new ArrayList<>();
        collectMissing(message, "", missing);
        if (!missing.isEmpty()) {
            throw ProblemException.invalid("the " + type.getSimpleName() + " lacks " + String.join(", ", missing)
                    + "; expected them to be there");
        }
        return message;
    }

    private static void collectMissing(@Nullable Object value, String path, List<String> missing) {
        if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                String name = path.isEmpty() ? component.getName() : path + "." + component.getName();
                Object part = part(value, component);
                if (part != null) {
                    collectMissing(part, name, missing);
                } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    missing.add(name);
                }
            }
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collectMissing(list.get(i), path + "[" + i + "]", missing);
            }
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
