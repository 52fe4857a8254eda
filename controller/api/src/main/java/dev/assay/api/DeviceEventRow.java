package dev.assay.api;

/**
 * Something that happened to a device, newest first at {@code GET /api/v1/devices/{name}/events}.
 *
 * @param actor the name of the token that asked for it, or {@code assay}
 */
public record DeviceEventRow(
        double atEpochSeconds, DeviceHealth before, DeviceHealth after, String reason, String actor) {}
