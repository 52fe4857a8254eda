package dev.assay.regression.estimate;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** The sign-flip permutation test of paired differences: it needs symmetry, no normality. */
public final class SignFlips {
    private static final int EXACT_MAX = 16;
    private static final int DRAWS = 20_000;
    /** Sums that differ only by rounding count as equal, else a permutation could beat the identity it is. */
    private static final double ROUNDING = 1e-12;

    private SignFlips() {}

    /**
     * One-sided: the chance of a mean at least this large if each difference were as likely negative as positive.
     *
     * @param differences at least 1
     * @param seed of the draws above {@value #EXACT_MAX} differences; up to there all permutations are counted
     * @return in (0, 1]
     */
    public static double greater(double[] differences, long seed) {
        double observed = 0;
        double scale = 0;
        for (double difference : differences) {
            observed += difference;
            scale += Math.abs(difference);
        }
        double threshold = observed - ROUNDING * scale;
        return differences.length <= EXACT_MAX
                ? exact(differences, observed, threshold)
                : drawn(differences, threshold, RandomSource.XO_RO_SHI_RO_128_PP.create(seed));
    }

    private static double exact(double[] differences, double observed, double threshold) {
        int permutations = 1 << differences.length;
        int atLeast = 0;
        double sum = observed;
        for (int i = 0; i < permutations; i++) {
            atLeast += sum >= threshold ? 1 : 0;
            // Gray code: the next permutation turns one sign, the one of the lowest set bit of the next number.
            int turned = Integer.numberOfTrailingZeros(i + 1);
            if (turned < differences.length) {
                int gray = i ^ (i >>> 1);
                boolean isTurned = (gray >>> turned & 1) == 1;
                sum += (isTurned ? 2 : -2) * differences[turned];
            }
        }
        return (double) atLeast / permutations;
    }

    private static double drawn(double[] differences, double threshold, UniformRandomProvider random) {
        int atLeast = 1;
        for (int draw = 0; draw < DRAWS; draw++) {
            long signs = random.nextLong();
            double sum = 0;
            for (int i = 0; i < differences.length; i++) {
                if (i > 0 && i % Long.SIZE == 0) {
                    signs = random.nextLong();
                }
                sum += (signs >>> i % Long.SIZE & 1) == 1 ? differences[i] : -differences[i];
            }
            atLeast += sum >= threshold ? 1 : 0;
        }
        return (double) atLeast / (DRAWS + 1);
    }
}
