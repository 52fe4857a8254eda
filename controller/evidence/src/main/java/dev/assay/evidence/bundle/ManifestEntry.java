package dev.assay.evidence.bundle;

/**
 * One entry of a bundle.
 *
 * @param bytes unpacked
 * @param sha256 of these, 64 lower-case hex digits
 */
public record ManifestEntry(String name, long bytes, String sha256) {}
