/**
 * The sequential paired gate: is the candidate worse than the baseline by more than what must be caught, by pairs of runs on
 * one device. The pair is the unit of analysis, the difference its logarithm of a ratio, positive when the candidate is worse.
 */
@org.jspecify.annotations.NullMarked
package dev.assay.regression.gate;
