package dev.assay.protocol;

/** Bytes by their SHA-256 (64 lower-case hex digits), served at {@code /api/v1/artifacts/{sha256}}. */
public record ArtifactRef(String sha256, long bytes) {}
