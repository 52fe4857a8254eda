package dev.assay.regression.watch;

import java.util.Arrays;

/**
 * How much of one value's error is still in the next, as the {@code φ} of a first-order autoregression of the ranks.
 *
 * <p>From differences, which a change of level touches once or twice instead of everywhere: {@code E|r(t+2) − r(t)| / E|r(t+1) − r(t)| ≈
 * √(1 + φ)}, hence {@code φ̂ = ratio² − 1}. Both means leave out the largest {@value #TRIMMED} of the differences, so that steps hardly count.
 * Chakar et al. (Bernoulli, 2017) take medians of the values themselves, which scatter more, and wildly where the noise has two modes. Short
 * series tell little of it: {@code φ̂} is shrunk by {@code n / (n + 15)}.
 */
final class Autocorrelation {
    /** More would make any series look unchanged. */
    static final double PHI_MAX = 0.7;

    private static final double TRIMMED = 0.1;
    /** With fewer values an estimate would be chance alone. */
    private static final int VALUES_MIN = 16;

    /** Without the largest differences the ratio is further from 1; by so much, for φ up to 0.4, in {@code AutocorrelationTest}. */
    private static final double TRIMMING_BIAS = 1.2;

    private static final double SHRINKAGE_VALUES = 15;

    private Autocorrelation() {}

    /** In [0, {@value #PHI_MAX}]; 0 where too few values are known. */
    static double phi(double[] levels) {
        if (levels.length < VALUES_MIN) {
            return 0;
        }
        double[] ranks = RankCusum.ranks(levels);
        double near = meanDifference(ranks, 1);
        double far = meanDifference(ranks, 2);
        double ratio = near == 0 ? 1 : far / near;
        double share = levels.length / (levels.length + SHRINKAGE_VALUES);
        return Math.max(0, Math.min(PHI_MAX, share / TRIMMING_BIAS * (ratio * ratio - 1)));
    }

    /** By how much a rank statistic of correlated values must be made smaller: {@code √((1 − φ) / (1 + φ))}. */
    static double shrinkage(double phi) {
        return Math.sqrt((1 - phi) / (1 + phi));
    }

    private static double meanDifference(double[] ranks, int lag) {
        double[] differences = new double[ranks.length - lag];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = Math.abs(ranks[i + lag] - ranks[i]);
        }
        Arrays.sort(differences);
        int kept = differences.length - (int) Math.ceil(TRIMMED * differences.length);
        double sum = 0;
        for (int i = 0; i < kept; i++) {
            sum += differences[i];
        }
        return sum / kept;
    }
}
