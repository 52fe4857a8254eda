package dev.assay.api;

/**
 * A point that InfluxDB refused.
 *
 * @param line the point in line protocol
 * @param words what InfluxDB said
 * @param refusedAt ISO 8601, UTC
 */
public record DeadLetterRow(String id, String line, String words, String refusedAt) {}
