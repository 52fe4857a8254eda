package dev.assay.protocol;

import org.jspecify.annotations.Nullable;

/**
 * The model's answers to the whole test set, in its order.
 *
 * @param metric {@code top-1}
 * @param examples size of the test set
 * @param correct how many predictions equal their label
 * @param predictions the class predicted for each example; the array is the record's own and must not be changed
 * @param labels the expected classes, so that two variants can be compared example by example
 */
@SuppressWarnings("ArrayRecordComponent") // one entry per example of data sets that may have many
public record AccuracyReport(String metric, int examples, int correct, int[] predictions, int @Nullable [] labels) {}
