package dev.assay.regression.summary;

import dev.assay.protocol.AccuracyReport;

/**
 * How many examples of the test set were answered right.
 *
 * @param metric {@code top-1}
 * @param value {@code correct / examples}, in [0, 1]
 */
public record AccuracySummary(String metric, int examples, int correct, double value) {
    static AccuracySummary of(AccuracyReport report) {
        return new AccuracySummary(
                report.metric(), report.examples(), report.correct(), (double) report.correct() / report.examples());
    }
}
