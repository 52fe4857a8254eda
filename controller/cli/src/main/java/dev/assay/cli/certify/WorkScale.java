package dev.assay.cli.certify;

import dev.assay.regression.summary.Estimate;
import dev.assay.regression.summary.LatencySummary;
import dev.assay.regression.summary.SessionSummary;
import org.jspecify.annotations.Nullable;

/**
 * How long the device takes for a model, and for a step of planted work in it.
 *
 * @param seconds p50 of the model as it is
 * @param secondsPerStep what a step adds
 * @param peakBytes resident memory of the model's process
 */
public record WorkScale(String model, double seconds, double secondsPerStep, double peakBytes) {
    /** Steps that make the model slower by this share. */
    public long steps(double share) {
        return Math.max(1, Math.round(share * seconds / secondsPerStep));
    }

    /** Bytes by which its memory grows by this share. */
    public long bytes(double share) {
        return Math.max(Float.BYTES, Math.round(share * peakBytes));
    }

    /** The median of a cell, seconds; null when it was not measured. */
    static @Nullable Double p50(@Nullable SessionSummary summary) {
        LatencySummary latency = summary == null ? null : summary.latency();
        Estimate p50 = latency == null ? null : latency.p50Seconds();
        return p50 == null ? null : p50.value();
    }
}
