package dev.assay.api;

/** Who answers: {@code GET /api/v1/info}. */
public record ControllerInfo(String version, int protocolVersion) {}
