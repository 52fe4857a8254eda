package dev.assay.regression.gate;

import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/** The moderated t of one look. */
final class Look {
    /** One pair has no scatter. */
    private static final int PAIRS_MIN = 2;
    /** Below this chance of the scatter under the prior, the prior is not of this cell as it is today. */
    private static final double PRIOR_DOUBTED = 0.01;
    /** With fewer pairs an autocorrelation cannot be told from chance. */
    private static final int LAG_PAIRS_MIN = 12;

    private static final double LAG_TOLERATED = 0.2;
    private static final double LAG_MAX = 0.7;
    private static final int PAIRS_REASONABLE = 1000;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Look() {}

    static Standing at(double[] logRatios, VariancePrior prior, GateRule rule, double quantum) {
        int pairs = logRatios.length;
        if (pairs < PAIRS_MIN) {
            return unknown(pairs);
        }
        double mean = mean(logRatios);
        double floor = SpreadFloor.of(quantum);
        double own = Math.max(floor, squares(logRatios, mean) / (pairs - 1));
        double expected = Math.max(floor, prior.variance());
        boolean isNoisy = prior.degrees() > 0 && isBeyond(own / expected, pairs - 1, prior.degrees());
        double worth = isNoisy ? 0 : prior.degrees();
        double degrees = worth + pairs - 1;
        double variance = (worth * expected + (pairs - 1) * own) / degrees;
        double lag = pairs >= LAG_PAIRS_MIN ? lag1(logRatios, mean) : 0;
        double widened = lag > LAG_TOLERATED ? Math.min(LAG_MAX, lag) : 0;
        variance *= (1 + widened) / (1 - widened);
        double error = Math.sqrt(variance / pairs);
        return standing(pairs, mean, error, degrees, isNoisy, widened, rule);
    }

    static Standing standing(
            int pairs, double mean, double error, double degrees, boolean isNoisy, double lag, GateRule rule) {
        TDistribution t = TDistribution.of(degrees);
        double reach = t.inverseCumulativeProbability((1 + Standing.CONFIDENCE) / 2) * error;
        return new Standing(
                pairs,
                mean,
                error,
                degrees,
                mean - reach,
                mean + reach,
                t.survivalProbability((mean - rule.logMustNotFail()) / error),
                t.cumulativeProbability((mean - rule.logMustCatch()) / error),
                t.cumulativeProbability((mean + rule.logMustNotFail()) / error),
                isNoisy,
                lag,
                Affordability.smallestVisible(rule, error),
                pairsToDecide(pairs, mean, error, rule));
    }

    private static Standing unknown(int pairs) {
        return new Standing(
                pairs,
                0,
                Double.POSITIVE_INFINITY,
                0,
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                1,
                1,
                1,
                false,
                0,
                Double.POSITIVE_INFINITY,
                null);
    }

    private static boolean isBeyond(double ratio, double numerator, double denominator) {
        return FDistribution.of(numerator, denominator).survivalProbability(ratio) <= PRIOR_DOUBTED;
    }

    private static @Nullable Integer pairsToDecide(int pairs, double mean, double error, GateRule rule) {
        double deviation = error * Math.sqrt(pairs);
        double needed = Math.min(
                needed(mean - rule.logMustNotFail(), deviation, rule.failLevel()),
                needed(rule.logMustCatch() - mean, deviation, rule.passLevel()));
        if (needed > PAIRS_REASONABLE) {
            return null;
        }
        // Pairs come in blocks of two.
        return 2 * (int) Math.ceil(needed / 2);
    }

    private static double needed(double distance, double deviation, double level) {
        if (distance <= 0) {
            return Double.POSITIVE_INFINITY;
        }
        double root = NORMAL.inverseSurvivalProbability(level) * deviation / distance;
        return root * root;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double squares(double[] values, double mean) {
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum;
    }

    private static double lag1(double[] values, double mean) {
        double products = 0;
        for (int i = 1; i < values.length; i++) {
            products += (values[i] - mean) * (values[i - 1] - mean);
        }
        double squares = squares(values, mean);
        return squares == 0 ? 0 : products / squares;
    }
}
