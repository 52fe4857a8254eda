package dev.assay.cli.certify;

import dev.assay.regression.summary.Estimate;
import dev.assay.regression.summary.LatencySummary;
import dev.assay.regression.summary.SessionSummary;
import org.jspecify.annotations.Nullable;

/**
 * How long the device takes for a model, and for a step of planted work in it.
 *
 * @param seconds p50 of the model as it is
 * @param secondsFixed what the nodes of planted work add, however few their steps are
 * @param secondsPerStep what a step adds besides
 * @param peakBytes resident memory of the model's process
 */
public record WorkScale(String model, double seconds, double secondsFixed, double secondsPerStep, double peakBytes) {
    /** Steps that make the model slower by this share, or by as little as can be where that is more. */
    public long steps(double share) {
        return Math.max(1, Math.round((share * seconds - secondsFixed) / secondsPerStep));
    }

    /** The smallest slow-down that can be planted, as a share. */
    public double smallest() {
        return secondsFixed / seconds;
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
