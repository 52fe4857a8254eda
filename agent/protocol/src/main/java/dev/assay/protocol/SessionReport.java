package dev.assay.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a device saw while it held one lease: {@code POST /api/v1/agent/jobs/{jobId}/report}. Sent again until it is
 * acknowledged; the controller stores it once.
 *
 * @param startedAtEpochSeconds by the device's own clock
 * @param accuracy null when the plan asks for no scoring, or when it failed (then {@code accuracyFailure} says why)
 */
public record SessionReport(
        String jobId,
        long fencingToken,
        String deviceId,
        Environment environment,
        double startedAtEpochSeconds,
        List<RunReport> runs,
        @Nullable AccuracyReport accuracy,
        @Nullable RunFailure accuracyFailure,
        List<Warning> warnings) {
    public SessionReport {
        runs = List.copyOf(runs);
        warnings = List.copyOf(warnings);
    }
}
