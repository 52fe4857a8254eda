package dev.assay.acceptance.deploy;

import dev.assay.acceptance.ci.Yaml;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** {@code docker-compose.yml} as it stands, and as it is with every variable given. */
final class ComposeFile {
    static final String NAME = "docker-compose.yml";
    static final String EXAMPLE = ".env.example";

    private final Map<?, ?> root;

    private ComposeFile(Map<?, ?> root) {
        this.root = root;
    }

    static String text() {
        return DeployFolder.text(DeployFolder.file(NAME));
    }

    /** As it stands. */
    static ComposeFile raw() {
        return read(text());
    }

    /** With these variables; the others have their defaults. */
    static ComposeFile with(Map<String, String> variables) {
        return read(Interpolation.of(text(), variables));
    }

    /** With something for each variable without which nothing starts. */
    static Map<String, String> someSecrets() {
        Map<String, String> values = new TreeMap<>();
        Interpolation.required(text())
                .forEach(name -> values.put(
                        name, "https://" + name.toLowerCase(Locale.ROOT).replace('_', '-') + ":1"));
        return values;
    }

    /** What the example says, name by name. */
    static Map<String, String> example() {
        Map<String, String> values = new TreeMap<>();
        DeployFolder.text(DeployFolder.file(EXAMPLE))
                .lines()
                .filter(line -> !line.startsWith("#") && line.contains("="))
                .forEach(line ->
                        values.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return values;
    }

    private static ComposeFile read(String text) {
        Object merged = new Load(LoadSettings.builder().setLabel(NAME).build()).loadFromString(text);
        return new ComposeFile(Yaml.object(merged));
    }

    Set<String> services() {
        return keys("services");
    }

    Set<String> keys(String section) {
        Set<String> names = new TreeSet<>();
        Yaml.object(root.get(section)).keySet().forEach(key -> names.add(key.toString()));
        return names;
    }

    /** A service with what it takes over from the part that all share. */
    Map<String, Object> service(String name) {
        Map<?, ?> own = Yaml.object(
                Objects.requireNonNull(Yaml.object(root.get("services")).get(name), name));
        Map<String, Object> all = new TreeMap<>();
        Yaml.object(own.get("<<")).forEach((key, value) -> all.put(key.toString(), value));
        own.forEach((key, value) -> all.put(key.toString(), value));
        all.remove("<<");
        return all;
    }

    Map<String, String> environment(String service) {
        Map<String, String> values = new TreeMap<>();
        Yaml.object(service(service).get("environment"))
                .forEach((key, value) -> values.put(key.toString(), value.toString()));
        return values;
    }

    /** The texts of a list; none where there is no such list. */
    List<String> texts(String service, String key) {
        @Nullable Object list = service(service).get(key);
        return list == null
                ? List.of()
                : ((List<?>) list).stream().map(String::valueOf).toList();
    }
}
