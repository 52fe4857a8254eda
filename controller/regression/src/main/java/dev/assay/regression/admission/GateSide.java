package dev.assay.regression.admission;

/**
 * What is measured on one side of a gate.
 *
 * @param artifactSha256 of the artifact's bytes
 * @param runtime name and version of what runs it, for instance {@code onnxruntime 1.23.0}
 * @param settings all that the run is told (threads, provider, plan), in one canonical text
 */
public record GateSide(String artifactSha256, String runtime, String settings) {}
