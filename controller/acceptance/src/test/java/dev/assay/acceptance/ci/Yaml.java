package dev.assay.acceptance.ci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** YAML files as maps, lists and texts. */
public final class Yaml {
    private Yaml() {}

    /** The one document of a file. */
    public static Object read(Path file) throws IOException {
        return new Load(LoadSettings.builder().setLabel(file.toString()).build())
                .loadFromString(Files.readString(file));
    }

    /** A map that must be one; an absent one is empty. */
    public static Map<?, ?> object(@Nullable Object value) {
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new AssertionError("found " + value + "; expected a map");
    }
}
