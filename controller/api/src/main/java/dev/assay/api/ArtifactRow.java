package dev.assay.api;

/** A built model: its hash and its size. */
public record ArtifactRow(String sha256, long bytes) {}
