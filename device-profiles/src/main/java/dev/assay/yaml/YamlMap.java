package dev.assay.yaml;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A mapping in a file. Unknown, refused and repeated keys became problems when it was made. */
public final class YamlMap {
    private final MappingNode node;
    private final String path;
    private final @Nullable YamlSection section;
    private final YamlProblems problems;
    private final Map<String, YamlValue> values = new LinkedHashMap<>();

    private YamlMap(MappingNode node, String path, @Nullable YamlSection section, YamlProblems problems) {
        this.node = node;
        this.path = path;
        this.section = section;
        this.problems = problems;
    }

    static YamlMap of(MappingNode node, String path, YamlSection section, YamlProblems problems) {
        YamlMap map = new YamlMap(node, path, section, problems);
        map.fill((key, keyNode) -> {
            String refusal = section.refused().get(key);
            if (refusal != null) {
                problems.add(keyNode, map.pathOf(key), refusal);
            } else if (!section.keys().contains(key)) {
                problems.add(
                        keyNode,
                        map.pathOf(key),
                        "unknown key; expected " + NearestName.list(section.keys())
                                + NearestName.hint(key, section.keys()));
            }
        });
        return map;
    }

    static YamlMap ofAnyKeys(MappingNode node, String path, YamlProblems problems) {
        YamlMap map = new YamlMap(node, path, null, problems);
        map.fill((key, keyNode) -> {});
        return map;
    }

    private void fill(BiConsumer<String, Node> check) {
        Map<String, Integer> lines = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            YamlValue keyValue = new YamlValue(tuple.getKeyNode(), path, problems);
            if (!(tuple.getKeyNode() instanceof ScalarNode)) {
                keyValue.problem("a key that is " + keyValue.found() + "; expected a name");
                continue;
            }
            Optional<String> key = keyValue.text("a name as key");
            if (key.isEmpty()) {
                continue;
            }
            int line = tuple.getKeyNode().getStartMark().map(Mark::getLine).orElse(0) + 1;
            Integer before = lines.putIfAbsent(key.get(), line);
            if (before != null) {
                problems.add(line, pathOf(key.get()), "the same key as in line " + before + "; expected each key once");
                continue;
            }
            check.accept(key.get(), tuple.getKeyNode());
            values.put(key.get(), new YamlValue(tuple.getValueNode(), pathOf(key.get()), problems));
        }
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** Adds a problem at this mapping. */
    public void problem(String message) {
        problems.add(node, path, message);
    }

    /** Where its problems go. */
    public YamlProblems problems() {
        return problems;
    }

    /** Whether it has no readable key. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Whether this key is there. */
    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** All values by key, in the order of the file. */
    public Map<String, YamlValue> values() {
        return values;
    }

    /** The value of a key of its section; empty when the key is not there. */
    public Optional<YamlValue> get(String key) {
        if (section != null && !section.keys().contains(key)) {
            throw new IllegalArgumentException(section + " has no key " + key + "; expected one of " + section.keys());
        }
        return Optional.ofNullable(values.get(key));
    }

    /** The value of a key that must be there. */
    public Optional<YamlValue> require(String key, String expected) {
        Optional<YamlValue> value = get(key);
        if (value.isEmpty()) {
            problems.add(node, pathOf(key), "missing; expected " + expected);
        }
        return value;
    }
}
