package dev.assay.api;

import org.jspecify.annotations.Nullable;

/**
 * One session that a device has reported, newest first at {@code GET /api/v1/devices/{name}/sessions}.
 *
 * @param atEpochSeconds when it was stored, by the controller's clock
 * @param label what was measured: {@code mobilenetv2 · static-int8}, {@code health check}
 * @param campaignId that wanted it first; null for a health check
 * @param cell of that campaign; null for a health check
 * @param seconds that its lease took
 * @param celsiusStart hottest zone when the first run began; null when the device does not tell
 * @param celsiusMax the highest that any run saw
 * @param throttled whether the CPU was slowed down during any run
 */
public record DeviceSessionRow(
        double atEpochSeconds,
        String label,
        @Nullable String campaignId,
        @Nullable Integer cell,
        double seconds,
        @Nullable Double celsiusStart,
        @Nullable Double celsiusMax,
        boolean throttled) {}
