package dev.assay.api;

/**
 * What was put back, or ordered to be written.
 *
 * @param count of dead letters, or of campaigns
 */
public record InfluxDone(int count) {}
