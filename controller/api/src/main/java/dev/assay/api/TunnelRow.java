package dev.assay.api;

import org.jspecify.annotations.Nullable;

/**
 * The reverse tunnel of a device: {@code GET /api/v1/devices/{name}/tunnel}.
 *
 * @param wanted whether the device needs a tunnel at all
 * @param port on the device's loopback that leads to a controller now; null while there is none
 * @param connectedSinceEpochSeconds null while there is none
 * @param lastError why the last attempt failed or the last connection broke, and what to do; null when nothing went wrong yet
 * @param lastErrorEpochSeconds null when nothing went wrong yet
 */
public record TunnelRow(
        boolean wanted,
        @Nullable Integer port,
        @Nullable Double connectedSinceEpochSeconds,
        @Nullable String lastError,
        @Nullable Double lastErrorEpochSeconds) {}
