package dev.assay.sweep;

/**
 * A data set that a sweep names.
 *
 * @param path as written in the sweep
 * @param sha256 of the file's bytes, 64 lower-case hex digits
 * @param examples at least 1
 */
public record DataSpec(String path, String sha256, int examples) {}
