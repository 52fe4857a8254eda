package dev.assay.sweep.reading;

import dev.assay.dataset.Dataset;
import dev.assay.sweep.ModelFacts;

/** The files that a sweep names. The reader asks for each path once. */
public interface SweepSources {

    /**
     * What is known of a model.
     *
     * @param path as written in the sweep: relative to its folder, absolute, or {@code https://…}
     */
    ModelFacts model(String path) throws SourceException;

    /**
     * Opens a data set; the reader closes it.
     *
     * @param path as written in the sweep
     */
    SourceData data(String path) throws SourceException;

    /**
     * A data set and the SHA-256 of its file, 64 lower-case hex digits.
     *
     * @param dataset open; whoever receives it closes it
     */
    record SourceData(String sha256, Dataset dataset) {}
}
