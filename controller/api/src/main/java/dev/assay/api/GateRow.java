package dev.assay.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a gated campaign is judged.
 *
 * @param branch whose baseline it is
 * @param baseline pinned when the campaign began, and its baseline to the end; null when nobody had accepted one
 * @param baselineMoved whether the campaign has become the baseline itself
 * @param verdictsPrimary how many verdicts can fail the campaign
 * @param falseAlarmRate the chance that at least one of them fails a candidate that is as good as its baseline, in [0, 1]
 * @param expectedPairs computed before anything started
 * @param expectedDeviceSeconds of all devices together, computed before anything started
 * @param deviceSecondsMax asked for; null for no limit
 * @param usedPairs until now, those that were rejected included
 * @param usedDeviceSeconds until now
 * @param notes what a reader should know: limits that were widened, devices of which nothing is known yet
 */
public record GateRow(
        String branch,
        @Nullable BaselineRow baseline,
        BaselineMove moveBaseline,
        boolean baselineMoved,
        int verdictsPrimary,
        double falseAlarmRate,
        int expectedPairs,
        double expectedDeviceSeconds,
        @Nullable Double deviceSecondsMax,
        int usedPairs,
        double usedDeviceSeconds,
        List<String> notes) {
    public GateRow {
        notes = List.copyOf(notes);
    }
}
