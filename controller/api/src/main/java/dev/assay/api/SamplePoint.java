package dev.assay.api;

/**
 * Some samples of a run that follow each other.
 *
 * @param from 0-based position of the first
 * @param disturbed how many of them others disturbed
 */
public record SamplePoint(
        int from, int count, double minSeconds, double medianSeconds, double maxSeconds, int disturbed) {}
