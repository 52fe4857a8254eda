package dev.assay.protocol;

/**
 * Resident memory of the run's process.
 *
 * @param baselineBytes with ONNX Runtime loaded but no model
 * @param loadedBytes after the model was loaded
 * @param peakBytes the highest until the last sample
 */
public record MemoryReading(long baselineBytes, long loadedBytes, long peakBytes) {}
