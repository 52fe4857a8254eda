package dev.assay.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The baseline's half of a paired session.
 *
 * @param runs one per pair, in order
 * @param accuracy null when it was not scored: the plan asks for no scoring, both artifacts are the same, or it failed (then
 *     {@code accuracyFailure} says why)
 */
public record BaselineReport(
        List<RunReport> runs,
        @Nullable AccuracyReport accuracy,
        @Nullable RunFailure accuracyFailure) {
    public BaselineReport {
        runs = List.copyOf(runs);
    }
}
