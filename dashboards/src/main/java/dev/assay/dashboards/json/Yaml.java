package dev.assay.dashboards.json;

import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** YAML as ordered maps. Stateless. */
public final class Yaml {
    private Yaml() {}

    /** The text of an object, one setting in a line. */
    public static String write(Map<String, ?> object) {
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setWidth(Integer.MAX_VALUE)
                .setSplitLines(false)
                .setDereferenceAliases(true)
                .build();
        return new Dump(settings).dumpToString(object);
    }

    /**
     * Reads one object.
     *
     * @throws IllegalArgumentException when the text is no YAML object
     */
    public static Map<String, Object> read(String text) {
        Object value;
        try {
            value = new Load(LoadSettings.builder().build()).loadFromString(text);
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException("no YAML: " + e.getMessage(), e);
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("no YAML object");
        }
        Map<String, Object> object = new LinkedHashMap<>();
        map.forEach((key, element) -> object.put(String.valueOf(key), element));
        return object;
    }
}
