package dev.assay.api;

/**
 * What was ordered to be written.
 *
 * @param count of campaigns
 */
public record InfluxDone(int count) {}
