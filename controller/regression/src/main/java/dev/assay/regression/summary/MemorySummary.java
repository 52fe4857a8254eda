package dev.assay.regression.summary;

/** Resident memory of a run's process: with no model, with the model loaded, and at its highest. Means over runs, bytes. */
public record MemorySummary(Estimate baselineBytes, Estimate loadedBytes, Estimate peakBytes) {}
