package dev.assay.api;

import org.jspecify.annotations.Nullable;

/**
 * What a device's last health check found: a golden model, whose answers are known, measured on the device.
 *
 * @param atEpochSeconds when it ended, by the controller's clock
 * @param finding one sentence for people
 * @param p50Seconds median latency of the golden model; null when nothing was measured
 * @param noisePercent scatter between runs, as a coefficient of variation over this check and the device's last ones; null when there are too few
 * @param smallestChangePercent the smallest change of latency that this device can tell from its noise with the runs of an ordinary
 *     session; null when {@code noisePercent} is
 */
public record HealthCheckRow(
        double atEpochSeconds,
        boolean passed,
        String finding,
        @Nullable Double p50Seconds,
        @Nullable Double noisePercent,
        @Nullable Double smallestChangePercent) {}
