package dev.assay.api;

/**
 * What was put back.
 *
 * @param count dead letters that are sent again
 * @param outdated dead letters that are not, and are gone: a newer form of the same point waits for InfluxDB already
 */
public record InfluxReplayed(int count, int outdated) {}
