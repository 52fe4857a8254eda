package dev.assay.device;

import java.util.List;

/**
 * How many threads of one inference suit a board's cores.
 *
 * @param standard when nothing else is asked for; at least 1
 * @param sweep values worth trying, ascending
 * @param reason why these, in a sentence
 */
public record ThreadSettings(int standard, List<Integer> sweep, String reason) {
    public ThreadSettings {
        sweep = List.copyOf(sweep);
    }
}
