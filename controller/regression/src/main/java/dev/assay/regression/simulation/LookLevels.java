package dev.assay.regression.simulation;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What level each look may have so that all looks together err as often as wanted. For normal pairs and a plain t the answer depends on the
 * looks alone: paths of pairs without any worsening are simulated, and the smallest p that each path shows at its looks is kept. The level
 * is the quantile of these.
 *
 * @param looks numbers of pairs, ascending, at least 2
 */
public record LookLevels(List<Integer> looks) {
    public LookLevels {
        looks = List.copyOf(looks);
    }

    /**
     * The level of each look.
     *
     * @param overall chance that any look errs, in (0, 1)
     * @param paths to simulate; the relative error is about {@code 1 / √(overall · paths)}
     */
    public double perLook(double overall, int paths, long seed) {
        double[] smallest = new double[paths];
        TDistribution[] t = looks.stream().map(n -> TDistribution.of(n - 1.0)).toArray(TDistribution[]::new);
        walk(paths, seed, (path, statistics) -> {
            double p = 1;
            for (int i = 0; i < t.length; i++) {
                p = Math.min(p, t[i].survivalProbability(statistics[i]));
            }
            smallest[path] = p;
        });
        Arrays.sort(smallest);
        return smallest[(int) (overall * paths)];
    }

    /** How often any look errs at this level: the inverse of {@link #perLook}, counted anew. */
    public double overall(double perLook, int paths, long seed) {
        double[] critical = looks.stream()
                .mapToDouble(n -> TDistribution.of(n - 1.0).inverseSurvivalProbability(perLook))
                .toArray();
        long[] crossed = new long[1];
        walk(paths, seed, (path, statistics) -> {
            for (int i = 0; i < critical.length; i++) {
                if (statistics[i] > critical[i]) {
                    crossed[0]++;
                    return;
                }
            }
        });
        return (double) crossed[0] / paths;
    }

    @FunctionalInterface
    private interface PathVisitor {
        void visit(int path, double[] statistics);
    }

    private void walk(int paths, long seed, PathVisitor visitor) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random);
        double[] statistics = new double[looks.size()];
        for (int path = 0; path < paths; path++) {
            int pairs = 0;
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < statistics.length; i++) {
                for (; pairs < looks.get(i); pairs++) {
                    double pair = gaussian.sample();
                    sum += pair;
                    squares += pair * pair;
                }
                double mean = sum / pairs;
                double variance = (squares - pairs * mean * mean) / (pairs - 1);
                statistics[i] = mean / Math.sqrt(variance / pairs);
            }
            visitor.visit(path, statistics);
        }
    }
}
