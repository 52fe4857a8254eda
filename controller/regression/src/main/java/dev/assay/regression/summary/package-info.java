/**
 * Raw samples to the figures that people read, computed here and nowhere else. The run is the unit of analysis: a figure
 * of a session is the mean of its runs' figures, and its uncertainty comes from the scatter between runs.
 */
@org.jspecify.annotations.NullMarked
package dev.assay.regression.summary;
