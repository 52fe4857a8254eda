package dev.assay.acceptance.ci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A composite action, run as GitHub's runner runs one: each step in a bash of its own, its expressions filled in, its outputs read from
 * the file that it wrote them to. Only what our action uses is understood; anything else fails.
 */
final class CompositeAction {
    private static final List<String> BASH = List.of("bash", "--noprofile", "--norc", "-eo", "pipefail");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{\\s*(.+?)\\s*}}");
    private static final Pattern CONDITION = Pattern.compile("(\\S+) == '([^']*)'");

    private final Path file;
    private final Map<?, ?> action;

    CompositeAction(Path file) throws IOException {
        this.file = file;
        this.action = Yaml.object(Yaml.read(file));
    }

    /**
     * How the action ended.
     *
     * @param exitCode of the first step that failed, else 0
     * @param log of all steps
     * @param outputs of the action
     * @param summary of the job
     */
    record Ending(int exitCode, String log, Map<String, String> outputs, String summary) {}

    /**
     * Runs all steps, until one fails.
     *
     * @param inputs as a workflow gives them
     * @param runner what the runner puts into the environment
     */
    Ending run(Map<String, String> inputs, Map<String, String> runner, Path workspace)
            throws IOException, InterruptedException {
        Map<String, String> values = new HashMap<>();
        values.put("github.token", runner.getOrDefault("TOKEN_OF_THE_JOB", ""));
        for (Map.Entry<?, ?> input : Yaml.object(action.get("inputs")).entrySet()) {
            Object otherwise = Yaml.object(input.getValue()).get("default");
            String name = input.getKey().toString();
            values.put(
                    "inputs." + name,
                    inputs.getOrDefault(name, otherwise == null ? "" : filled(otherwise.toString(), values)));
        }
        Path summary = Files.createTempFile("summary", ".md");
        StringBuilder log = new StringBuilder();
        int exitCode = 0;
        for (Object each :
                (List<?>) Objects.requireNonNull(Yaml.object(action.get("runs")).get("steps"))) {
            Map<?, ?> step = Yaml.object(each);
            if (exitCode == 0 && isWanted(step, values)) {
                exitCode = run(step, values, runner, workspace, summary, log);
            }
        }
        String written = Files.readString(summary);
        Files.delete(summary);
        return new Ending(exitCode, log.toString(), outputs(values), written);
    }

    private int run(
            Map<?, ?> step,
            Map<String, String> values,
            Map<String, String> runner,
            Path workspace,
            Path summary,
            StringBuilder log)
            throws IOException, InterruptedException {
        Path outputs = Files.createTempFile("outputs", ".txt");
        Map<String, String> environment = new HashMap<>(runner);
        environment.remove("TOKEN_OF_THE_JOB");
        Yaml.object(step.get("env"))
                .forEach((name, value) -> environment.put(name.toString(), filled(value.toString(), values)));
        environment.put("GITHUB_OUTPUT", outputs.toString());
        environment.put("GITHUB_STEP_SUMMARY", summary.toString());
        environment.put(
                "GITHUB_ACTION_PATH", Objects.requireNonNull(file.getParent()).toString());
        Shell.Outcome outcome =
                Shell.run(BASH, Objects.requireNonNull(step.get("run")).toString(), workspace, environment);
        log.append(outcome.log());
        for (String line : Files.readAllLines(outputs)) {
            int equals = line.indexOf('=');
            values.put("steps." + step.get("id") + ".outputs." + line.substring(0, equals), line.substring(equals + 1));
        }
        Files.delete(outputs);
        return outcome.exitCode();
    }

    private Map<String, String> outputs(Map<String, String> values) {
        Map<String, String> outputs = new HashMap<>();
        Yaml.object(action.get("outputs"))
                .forEach((name, output) -> outputs.put(
                        name.toString(),
                        filled(
                                Objects.requireNonNull(Yaml.object(output).get("value"))
                                        .toString(),
                                values)));
        return outputs;
    }

    private static boolean isWanted(Map<?, ?> step, Map<String, String> values) {
        Object condition = step.get("if");
        if (condition == null) {
            return true;
        }
        Matcher comparison = CONDITION.matcher(condition.toString());
        if (!comparison.matches()) {
            throw new AssertionError("not understood here: if: " + condition);
        }
        return value(comparison.group(1), values).equals(comparison.group(2));
    }

    private static String filled(String text, Map<String, String> values) {
        return EXPRESSION
                .matcher(text)
                .replaceAll(expression -> Matcher.quoteReplacement(value(expression.group(1), values)));
    }

    /** Outputs that a step did not write are empty; anything else must be known. */
    private static String value(String name, Map<String, String> values) {
        String value = values.get(name);
        if (value == null && !name.startsWith("steps.")) {
            throw new AssertionError("unknown: ${{ " + name + " }}");
        }
        return value == null ? "" : value;
    }
}
