package dev.assay.server.hostile;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Messages as a friend would send them, made from nothing but the records: a new message is covered before anybody thinks of it.
 *
 * @param facts values that mean something here, by the name of the component: an existing device, a job that is leased, …
 */
record Samples(RandomGenerator random, Map<String, Object> facts) {
    private static final double FACT_SHARE = 0.9;
    private static final int ATTEMPTS = 50;

    /** One message. Records that refuse what chance has made are tried again. */
    Object of(Class<?> record) {
        for (int attempt = 0; ; attempt++) {
            try {
                RecordComponent[] components = record.getRecordComponents();
                Class<?>[] types = new Class<?>[components.length];
                Object[] values = new Object[components.length];
                for (int i = 0; i < components.length; i++) {
                    types[i] = components[i].getType();
                    values[i] = component(components[i]);
                }
                return record.getDeclaredConstructor(types).newInstance(values);
            } catch (InvocationTargetException e) {
                if (attempt == ATTEMPTS) {
                    throw new AssertionError("no sample of " + record + " is accepted", e);
                }
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(String.valueOf(e.getMessage()), e);
            }
        }
    }

    private @Nullable Object component(RecordComponent component) {
        Object fact = facts.get(component.getName());
        if (fact != null && boxed(component.getType()).isInstance(fact) && random.nextDouble() < FACT_SHARE) {
            return fact;
        }
        boolean mayLack = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return mayLack && random.nextBoolean() ? null : value(component.getGenericType());
    }

    private static Class<?> boxed(Class<?> type) {
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0).getClass() : type;
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            return generic.getRawType() == Map.class
                    ? Map.of("key" + random.nextInt(9), value(last))
                    : List.of(value(last), value(last));
        }
        Class<?> simple = boxed((Class<?>) type);
        if (simple.isRecord()) {
            return of(simple);
        }
        if (simple.isEnum()) {
            return simple.getEnumConstants()[random.nextInt(simple.getEnumConstants().length)];
        }
        if (simple.isArray()) {
            Object array = Array.newInstance(simple.getComponentType(), 64);
            for (int i = 0; i < Array.getLength(array); i++) {
                Array.set(array, i, value(simple.getComponentType()));
            }
            return array;
        }
        return scalar(simple);
    }

    private Object scalar(Class<?> type) {
        int small = 1 + random.nextInt(100);
        return switch (type.getSimpleName()) {
            case "String" -> "word" + small;
            case "Integer" -> small;
            case "Long" -> (long) small;
            case "Double" -> (double) small;
            case "Boolean" -> random.nextBoolean();
            default -> throw new AssertionError("no sample of " + type + "; teach Samples one");
        };
    }
}
