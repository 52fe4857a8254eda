package dev.assay.acceptance.chaos.judge;

import java.util.List;

/**
 * Something that must never be.
 *
 * @param rule the promise that was broken
 * @param found what was found instead
 * @param history what is known of the job, in the order of time
 */
public record Violation(String rule, String found, List<String> history) {
    public Violation {
        history = List.copyOf(history);
    }

    /** For people, several lines. */
    public String text() {
        StringBuilder text = new StringBuilder(rule).append(": ").append(found);
        history.forEach(line -> text.append("\n      ").append(line));
        return text.toString();
    }
}
