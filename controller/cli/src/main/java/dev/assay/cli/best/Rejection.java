package dev.assay.cli.best;

/**
 * A variant that is not chosen.
 *
 * @param why in words
 */
record Rejection(Contender contender, String why) {}
