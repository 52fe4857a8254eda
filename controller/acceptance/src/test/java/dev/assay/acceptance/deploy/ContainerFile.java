package dev.assay.acceptance.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** {@code Dockerfile}: its stages with their instructions, as far as this project uses them. */
final class ContainerFile {
    static final String NAME = "container/Dockerfile";
    private static final Pattern STAGE = Pattern.compile("FROM (?:--platform=\\S+ )?(\\S+) AS (\\S+)");

    private ContainerFile() {}

    /**
     * One instruction.
     *
     * @param word {@code COPY}, {@code ENV}, …
     * @param rest of its line, continued lines included
     */
    record Instruction(String word, String rest) {}

    /** What is built under one name. */
    record Stage(String base, String name, List<Instruction> instructions) {
        Stage {
            instructions = List.copyOf(instructions);
        }

        List<String> all(String word) {
            return instructions.stream()
                    .filter(instruction -> instruction.word().equals(word))
                    .map(Instruction::rest)
                    .toList();
        }

        /** The one instruction of its kind. */
        String one(String word) {
            List<String> found = all(word);
            if (found.size() != 1) {
                throw new AssertionError(name + " has " + found.size() + " × " + word + "; expected one");
            }
            return found.get(0);
        }

        /** A command as a list, which no shell reads. */
        List<String> command(String word) {
            return list(one(word));
        }

        Map<String, String> environment() {
            Map<String, String> values = new TreeMap<>();
            for (String line : all("ENV")) {
                for (String pair : line.split(" ")) {
                    values.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
                }
            }
            return values;
        }

        List<Copy> copies() {
            return all("COPY").stream().map(Copy::of).toList();
        }
    }

    /**
     * One {@code COPY}.
     *
     * @param from the stage, or empty for the checkout
     */
    record Copy(String from, String source, String target) {
        static Copy of(String line) {
            String from = "";
            List<String> paths = new ArrayList<>();
            for (String word : line.split(" ")) {
                if (word.startsWith("--from=")) {
                    from = word.substring("--from=".length());
                } else if (!word.startsWith("--")) {
                    paths.add(word);
                }
            }
            return new Copy(from, paths.get(0), paths.get(1));
        }
    }

    /** A JSON list, which is YAML too. */
    static List<String> list(String json) {
        Object read = new Load(LoadSettings.builder().build()).loadFromString(json);
        return ((List<?>) read).stream().map(String::valueOf).toList();
    }

    /** The stage of this name. */
    static Stage stage(String name) {
        return Objects.requireNonNull(stages().get(name), name);
    }

    static Map<String, Stage> stages() {
        Map<String, Stage> stages = new TreeMap<>();
        List<Instruction> current = new ArrayList<>();
        String base = "";
        String name = "";
        for (Instruction instruction : instructions()) {
            Matcher stage = STAGE.matcher(instruction.word() + " " + instruction.rest());
            if (stage.matches()) {
                stages.put(name, new Stage(base, name, current));
                current.clear();
                base = stage.group(1);
                name = stage.group(2);
            } else {
                current.add(instruction);
            }
        }
        stages.put(name, new Stage(base, name, current));
        return stages;
    }

    private static List<Instruction> instructions() {
        String text = DeployFolder.text(DeployFolder.file(NAME))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .reduce("", (all, line) -> all + line + "\n")
                .replaceAll("\\\\\n\\s*", "");
        return text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split(" ", 2))
                .map(parts -> new Instruction(parts[0], parts[1]))
                .toList();
    }
}
