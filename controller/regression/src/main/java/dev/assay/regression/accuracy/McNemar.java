package dev.assay.regression.accuracy;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The exact test of two classifiers on the same examples: only those that one answered right and the other wrong tell them apart, and if
 * both are equally good each such example is as likely lost as gained.
 *
 * @param lost examples that only the baseline answered right, at least 0
 * @param gained examples that only the candidate answered right, at least 0
 */
public record McNemar(int lost, int gained) {
    public McNemar {
        if (lost < 0 || gained < 0) {
            throw new IllegalArgumentException("lost " + lost + ", gained " + gained + "; expected counts");
        }
    }

    /** Chance of a difference at least this large in either direction, in (0, 1]. */
    public double twoSidedP() {
        return lost + gained == 0 ? 1 : Math.min(1, 2 * binomial().cumulativeProbability(Math.min(lost, gained)));
    }

    /** Chance of losing at least this many of the discordant examples, in (0, 1]. */
    public double worseP() {
        return lost == 0 ? 1 : binomial().survivalProbability(lost - 1);
    }

    /**
     * The same, counting what was seen by half: less conservative, and close to its level on average.
     *
     * @return in (0, 1)
     */
    public double worseMidP() {
        return lost + gained == 0 ? 0.5 : worseP() - binomial().probability(lost) / 2;
    }

    private BinomialDistribution binomial() {
        return BinomialDistribution.of(lost + gained, 0.5);
    }
}
