package dev.assay.yaml;

import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Turns YAML 1.2 into nodes, which know their lines. What no author needs and an attacker might (enormous files, deep nesting,
 * many aliases, several documents) is refused before it can cost anything. Stateless.
 */
public final class YamlText {
    private static final int CHARACTERS_MAX = 262_144;
    private static final int DEPTH_MAX = 32;
    private static final int ALIASES_MAX = 100;

    private YamlText() {}

    /**
     * The root of the only document; empty after a problem was added.
     *
     * @param kind what the file is expected to be, for messages: {@code a sweep}
     */
    public static Optional<YamlValue> root(String text, String kind, YamlProblems problems) {
        // Some editors begin a file with a byte order mark, which is no part of its text.
        String yaml = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (yaml.length() > CHARACTERS_MAX) {
            problems.add(
                    1,
                    "",
                    String.format(Locale.ROOT, "%,d characters; expected at most %,d", yaml.length(), CHARACTERS_MAX));
            return Optional.empty();
        }
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setAllowDuplicateKeys(true) // told as problems of their own, with the line of the first
                .build();
        try {
            if (!isModest(yaml, kind, settings, problems)) {
                return Optional.empty();
            }
            Optional<Node> root = new Compose(settings).composeString(yaml);
            if (root.isEmpty()) {
                problems.add(1, "", "an empty file; expected " + kind);
            }
            return root.map(node -> new YamlValue(node, "", problems));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            problems.add(line, "", "no valid YAML (" + e.getProblem() + "); expected " + kind);
        } catch (YamlEngineException e) {
            problems.add(1, "", "no valid YAML (" + e.getMessage() + "); expected " + kind);
        }
        return Optional.empty();
    }

    /** Walks through the events without recursion: composing nests as deep as the text does. */
    private static boolean isModest(String yaml, String kind, LoadSettings settings, YamlProblems problems) {
        int depth = 0;
        int aliases = 0;
        int documents = 0;
        for (Event event : new Parse(settings).parseString(yaml)) {
            int line = event.getStartMark().map(Mark::getLine).orElse(0) + 1;
            switch (event.getEventId()) {
                case SequenceStart, MappingStart -> depth++;
                case SequenceEnd, MappingEnd -> depth--;
                case Alias -> aliases++;
                case DocumentStart -> documents++;
                case Scalar, Comment, DocumentEnd, StreamStart, StreamEnd -> {}
            }
            if (depth > DEPTH_MAX) {
                problems.add(line, "", "nested more than " + DEPTH_MAX + " deep; expected " + kind);
                return false;
            }
            if (aliases > ALIASES_MAX) {
                problems.add(line, "", "more than " + ALIASES_MAX + " aliases; expected fewer");
                return false;
            }
            if (documents > 1) {
                problems.add(line, "", "a second YAML document; expected " + kind + " alone");
                return false;
            }
        }
        return true;
    }
}
