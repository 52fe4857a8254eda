package dev.assay.acceptance.chaos.judge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Looks for faults that nobody had thought of in what programs printed: stack traces and internal errors. */
public final class LogReview {
    private static final Pattern FRAME = Pattern.compile("^\\s+at [\\w.$/@-]+\\(.*");
    private static final Pattern TRACE_HEAD = Pattern.compile(".*\\b[\\w.]+(Exception|Error)\\b.*");
    private static final Pattern CHANGING = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{16,}|\\d+");
    private static final int SAMPLE_LINES = 14;
    private static final int WORDS_MAX = 300;

    private LogReview() {}

    /**
     * What was found, the same thing once with how often it came.
     *
     * @param expected what a fault that we cause is known to make a program print
     */
    public static List<Violation> violations(Path log, List<Pattern> expected) throws IOException {
        List<String> lines =
                List.of(Files.readString(log, StandardCharsets.ISO_8859_1).split("\n"));
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, List<String>> samples = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            boolean isTrace = FRAME.matcher(lines.get(i)).matches()
                    && i > 0
                    && !FRAME.matcher(lines.get(i - 1)).matches()
                    && TRACE_HEAD.matcher(lines.get(i - 1)).matches()
                    && !lines.get(i - 1).startsWith("Caused by");
            if (isTrace || lines.get(i).contains("internal error")) {
                String head = (isTrace && i > 1 ? lines.get(i - 2) + " | " : "") + lines.get(Math.max(0, i - 1));
                if (expected.stream().noneMatch(pattern -> pattern.matcher(head).find())) {
                    String what = CHANGING.matcher(head).replaceAll("#");
                    counts.merge(what.substring(0, Math.min(WORDS_MAX, what.length())), 1, Integer::sum);
                    samples.putIfAbsent(
                            what.substring(0, Math.min(WORDS_MAX, what.length())),
                            lines.subList(Math.max(0, i - 2), Math.min(lines.size(), i + SAMPLE_LINES)));
                }
            }
        }
        List<Violation> violations = new ArrayList<>();
        counts.forEach((what, count) -> violations.add(new Violation(
                "programs print no stack trace",
                log.getFileName() + ": " + count + " × " + what,
                samples.getOrDefault(what, List.of()))));
        return violations;
    }
}
