package dev.assay.regression.accuracy;

import dev.assay.protocol.AccuracyReport;
import org.jspecify.annotations.Nullable;

/**
 * How a candidate's answers differ from a reference's on the same examples.
 *
 * @param points change of accuracy in percentage points; negative is worse
 * @param lost examples that only the reference answered right
 * @param gained examples that only the candidate answered right
 * @param pValue two-sided exact McNemar over lost and gained (binomial with one half): the chance of a difference at least
 *     this large if both were equally good
 */
public record AccuracyChange(double points, int lost, int gained, double pValue) {
    private static final double SIGNIFICANCE = 0.05;
    private static final double POINTS_PER_UNIT = 100;

    /** Whether the difference is more than chance would give one time in twenty. */
    public boolean isProven() {
        return pValue < SIGNIFICANCE;
    }

    /**
     * Compares example by example.
     *
     * @return null when the two did not see the same labelled examples
     */
    public static @Nullable AccuracyChange between(AccuracyReport reference, AccuracyReport candidate) {
        PairedAnswers answers = PairedAnswers.of(reference, candidate);
        if (answers == null) {
            return null;
        }
        double points = POINTS_PER_UNIT * (answers.gained() - answers.lost()) / answers.examples();
        McNemar test = new McNemar(answers.lost(), answers.gained());
        return new AccuracyChange(points, answers.lost(), answers.gained(), test.twoSidedP());
    }
}
