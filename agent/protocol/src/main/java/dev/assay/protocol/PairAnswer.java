package dev.assay.protocol;

/**
 * The controller's answer to {@link PairNews}.
 *
 * @param enough whether the session shall end with the pairs it has
 */
public record PairAnswer(boolean enough) {}
