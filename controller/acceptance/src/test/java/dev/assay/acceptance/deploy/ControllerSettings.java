package dev.assay.acceptance.deploy;

import dev.assay.server.settings.ControllerConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Every setting that a controller has: its own, read from the mapping itself, and those of the framework that it gives a value to. */
final class ControllerSettings {
    private ControllerSettings() {}

    /** For instance {@code assay.database.password-file}. */
    static Set<String> names() {
        Set<String> names = new TreeSet<>();
        collect(
                ControllerConfig.class,
                ControllerConfig.class.getAnnotation(ConfigMapping.class).prefix(),
                names);
        names.addAll(frameworks());
        return names;
    }

    /** The same as variables of the environment: {@code ASSAY_DATABASE_PASSWORD_FILE}. */
    static Set<String> variables() {
        return names().stream().map(ControllerSettings::variable).collect(Collectors.toSet());
    }

    private static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static void collect(Class<?> mapping, String prefix, Set<String> names) {
        for (Method method : mapping.getMethods()) {
            String name = name(method, prefix);
            Class<?> type = group(method.getGenericReturnType());
            if (type.isInterface() && type.getPackageName().equals(ControllerConfig.class.getPackageName())) {
                collect(type, name, names);
            } else {
                names.add(name);
            }
        }
    }

    private static String name(Method method, String prefix) {
        if (method.isAnnotationPresent(WithParentName.class)) {
            return prefix;
        }
        WithName given = method.getAnnotation(WithName.class);
        String own = given != null
                ? given.value()
                : method.getName().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
        return prefix + "." + own;
    }

    /** What a method gives, or may give. */
    private static Class<?> group(Type type) {
        if (type instanceof ParameterizedType optional) {
            return group(optional.getActualTypeArguments()[0]);
        }
        return (Class<?>) type;
    }

    private static Set<String> frameworks() {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(
                ControllerConfig.class.getResourceAsStream("/application.properties"), "application.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return properties.stringPropertyNames();
    }
}
