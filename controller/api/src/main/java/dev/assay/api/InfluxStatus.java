package dev.assay.api;

import org.jspecify.annotations.Nullable;

/**
 * How the points for InfluxDB are: {@code GET /api/v1/influx}.
 *
 * @param enabled whether {@code assay.influx.url} is set; without, nothing is written and all else here is what is left from before
 * @param waiting points in the outbox
 * @param waitingSeconds how long the oldest of them has waited; null when none does
 * @param campaignsWaiting campaigns whose points are still to be made
 * @param deadLetters points that InfluxDB has refused, and that are kept
 * @param deadLettersDropped points that it has refused and that are not kept, since there were too many, ever
 * @param written points that InfluxDB has taken, ever, repeats included
 * @param leftOut points of telemetry and events that were not put in because too many waited, ever
 * @param faults how often something could not be made into points by a fault of the controller, which its log tells, ever
 * @param answeredAt ISO 8601, UTC, when InfluxDB last answered, or could not be reached; null before the first time
 * @param answer what it said; null when it took everything
 * @param alarm why nothing is written until a person changes a setting, here or there; null when all is well
 * @param retryAt ISO 8601, UTC, when it is tried again; null when nothing keeps it
 */
public record InfluxStatus(
        boolean enabled,
        long waiting,
        @Nullable Double waitingSeconds,
        long campaignsWaiting,
        long deadLetters,
        long deadLettersDropped,
        long written,
        long leftOut,
        long faults,
        @Nullable String answeredAt,
        @Nullable String answer,
        @Nullable String alarm,
        @Nullable String retryAt) {}
