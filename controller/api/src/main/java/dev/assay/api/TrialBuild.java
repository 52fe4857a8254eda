package dev.assay.api;

/**
 * A variant that was built to see whether building works, and thrown away: {@code POST /api/v1/condition/trial-build}.
 *
 * @param seconds that it took
 * @param bytes that it had
 */
public record TrialBuild(double seconds, long bytes) {}
