package dev.assay.api;

/**
 * What somebody says of an incident: {@code POST /api/v1/incidents/{id}/acknowledge} and {@code …/close}.
 *
 * @param note 1 … 500 characters
 */
public record IncidentNote(String note) {}
