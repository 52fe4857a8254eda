package dev.assay.regression.bisection;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Bisections of made-up ranges: normal pairs, an effect of each build on its own that no pairing removes, and an aim whose shift is wrong.
 *
 * @param commits in the range
 * @param shift true change of ln(value)
 * @param pairDeviation of one pair
 * @param buildDeviation of the build's own effect
 * @param shiftError the aim's shift over the true one
 */
public record BisectionTrial(
        int commits, double shift, double pairDeviation, double buildDeviation, double shiftError) {
    /**
     * What so many bisections came to.
     *
     * @param right share that named the true commit
     * @param undecided share that named none
     * @param pairs on the average
     */
    public record Outcome(double right, double undecided, double pairs) {}

    public Outcome run(int repetitions, long seed) {
        int right = 0;
        int undecided = 0;
        long pairs = 0;
        for (int i = 0; i < repetitions; i++) {
            Random random = new Random(seed + i);
            int culprit = random.nextInt(commits);
            double[] effects = random.doubles(commits).toArray();
            for (int c = 0; c < commits; c++) {
                effects[c] = (c >= culprit ? shift : 0) + buildDeviation * random.nextGaussian();
            }
            NoisyBisection bisection = NoisyBisection.of(aim(), "good", range(commits));
            BisectionStep step = bisection.next();
            while (step instanceof BisectionStep.Measure measure) {
                double effect = effects[Integer.parseInt(measure.commit().id())];
                double[] ratios = new double[NoisyBisection.BLOCK_PAIRS];
                for (int p = 0; p < ratios.length; p++) {
                    ratios[p] = effect + pairDeviation * random.nextGaussian();
                }
                bisection = bisection.observe(measure.commit(), ratios);
                step = bisection.next();
            }
            pairs += bisection.pairs();
            if (step instanceof BisectionStep.Culprit found) {
                right += found.commit().id().equals(Integer.toString(culprit)) ? 1 : 0;
            } else {
                undecided++;
            }
        }
        double n = repetitions;
        return new Outcome(right / n, undecided / n, pairs / n);
    }

    private BisectionAim aim() {
        return BisectionAim.of(shift * shiftError, pairDeviation);
    }

    static List<Commit> range(int commits) {
        return IntStream.range(0, commits)
                .mapToObj(i -> new Commit(Integer.toString(i), "build-" + i, 1))
                .toList();
    }
}
