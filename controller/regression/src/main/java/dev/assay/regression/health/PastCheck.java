package dev.assay.regression.health;

/** What a check that passed has left for later ones: as in {@link RunScatter}. */
public record PastCheck(double p50Seconds, double squares, int degrees) {}
