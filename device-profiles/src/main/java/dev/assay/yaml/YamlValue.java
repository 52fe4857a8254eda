package dev.assay.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A value in a file with the path that leads to it. What cannot be read becomes a problem at its line, and is then empty. */
public final class YamlValue {
    private static final int CHARACTERS_MAX = 1_000;
    private static final int SHOWN_MAX = 60;
    private static final int ITEMS_MAX = 1_000;
    private static final Set<Tag> PLAIN_TAGS = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL);
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

    private final Node node;
    private final String path;
    private final YamlProblems problems;

    YamlValue(Node node, String path, YamlProblems problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
    }

    /** The keys that lead to it: {@code clusters[1].cores}; empty for the root. */
    public String path() {
        return path;
    }

    /** Where its problems go. */
    public YamlProblems problems() {
        return problems;
    }

    /** Adds a problem at this value. */
    public void problem(String message) {
        problems.add(node, path, message);
    }

    /** Adds the problem that something else was expected here. */
    public void expected(String expected) {
        problem(found() + "; expected " + expected);
    }

    /** What stands here, for a message. */
    public String found() {
        if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            String value = scalar.getValue();
            return value.length() <= SHOWN_MAX
                    ? "\"" + value + "\""
                    : "\"" + value.substring(0, SHOWN_MAX) + "…\""
                            + String.format(Locale.ROOT, " (%,d characters)", value.length());
        }
        return switch (node.getNodeType()) {
            case SEQUENCE -> "a list";
            case MAPPING -> "a mapping";
            case SCALAR, ANCHOR -> "nothing";
        };
    }

    /** Whether a mapping stands here. */
    public boolean isMap() {
        return node instanceof MappingNode;
    }

    /** Whether a list stands here. */
    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** The mapping that stands here, its keys checked. */
    public Optional<YamlMap> map(YamlSection section) {
        if (!(node instanceof MappingNode mapping) || !mapping.getTag().equals(Tag.MAP)) {
            expected("a mapping with " + NearestName.list(section.keys()).replace(" or ", " and "));
            return Optional.empty();
        }
        return Optional.of(YamlMap.of(mapping, path, section, problems));
    }

    /** Names with a text each, all of the author's choosing. */
    public Optional<YamlMap> freeMap() {
        if (!(node instanceof MappingNode mapping) || !mapping.getTag().equals(Tag.MAP)) {
            expected("a mapping such as {arch: x86_64}");
            return Optional.empty();
        }
        return Optional.of(YamlMap.ofAnyKeys(mapping, path, problems));
    }

    /** The items of the list that stands here; none after a problem. */
    public List<YamlValue> list(String example) {
        if (!(node instanceof SequenceNode sequence) || !sequence.getTag().equals(Tag.SEQ)) {
            expected("a list such as " + example);
            return List.of();
        }
        List<Node> nodes = sequence.getValue();
        if (nodes.isEmpty() || nodes.size() > ITEMS_MAX) {
            problem(String.format(
                    Locale.ROOT, "%,d items; expected 1 to %,d, such as %s", nodes.size(), ITEMS_MAX, example));
            return List.of();
        }
        List<YamlValue> items = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            items.add(new YamlValue(nodes.get(i), path + "[" + i + "]", problems));
        }
        return items;
    }

    /** The items of a list, or the value itself where there is only one. */
    public List<YamlValue> oneOrMore(String example) {
        return isList() ? list(example) : List.of(this);
    }

    /** The text of a scalar, whatever it looks like. */
    public Optional<String> text(String expected) {
        if (!(node instanceof ScalarNode scalar)
                || scalar.getTag().equals(Tag.NULL)
                || scalar.getValue().isBlank()) {
            expected(expected);
            return Optional.empty();
        }
        if (!PLAIN_TAGS.contains(scalar.getTag())) {
            problem("the tag " + scalar.getTag() + "; expected a value without one");
            return Optional.empty();
        }
        if (scalar.getValue().length() > CHARACTERS_MAX) {
            problem(found() + "; expected at most " + CHARACTERS_MAX);
            return Optional.empty();
        }
        return Optional.of(scalar.getValue());
    }

    /** What the text means to a parser that throws {@link IllegalArgumentException} with found and expected in its message. */
    public <T> Optional<T> parsed(String expected, Function<String, T> parser) {
        return text(expected).flatMap(text -> {
            try {
                return Optional.of(parser.apply(text));
            } catch (IllegalArgumentException e) {
                problem(String.valueOf(e.getMessage()));
                return Optional.empty();
            }
        });
    }

    /** A text of this form. */
    public Optional<String> matching(Pattern form, String expected) {
        return text(expected).filter(text -> {
            boolean matches = form.matcher(text).matches();
            if (!matches) {
                expected(expected);
            }
            return matches;
        });
    }

    /** One of these names. */
    public Optional<String> oneOf(Collection<String> names, String of) {
        String expected = of + NearestName.list(names);
        return text(expected).filter(text -> {
            boolean isKnown = names.contains(text);
            if (!isKnown) {
                expected(expected + NearestName.hint(text, names));
            }
            return isKnown;
        });
    }

    /** A whole number from {@code least} to {@code most}. */
    public Optional<Long> whole(long least, long most) {
        String expected = String.format(Locale.ROOT, "a whole number from %,d to %,d", least, most);
        return text(expected).flatMap(text -> {
            if (WHOLE.matcher(text).matches()) {
                long value = Long.parseLong(text);
                if (value >= least && value <= most) {
                    return Optional.of(value);
                }
            }
            expected(expected);
            return Optional.empty();
        });
    }

    /** {@code true} or {@code false}. */
    public Optional<Boolean> truth() {
        return oneOf(List.of("true", "false"), "").map(Boolean::parseBoolean);
    }
}
