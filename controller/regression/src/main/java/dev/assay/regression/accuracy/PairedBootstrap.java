package dev.assay.regression.accuracy;

import dev.assay.regression.estimate.BcaInterval;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * How far a difference of two figures over the same examples would move with other examples: both sides are computed over the same
 * resamples, so that what is hard for both cancels out.
 *
 * @param resamples how many, at least 100
 * @param seed the same seed draws the same resamples on every platform
 */
public record PairedBootstrap(int resamples, long seed) {
    /** Enough for limits at one in a hundred. */
    public static final int USUAL_RESAMPLES = 10_000;

    private static final int RESAMPLES_MIN = 100;
    /** The jackknife leaves out one part of the sample after the other; more parts would change nothing but the time. */
    private static final int PARTS_MAX = 500;

    public PairedBootstrap {
        if (resamples < RESAMPLES_MIN) {
            throw new IllegalArgumentException("resamples is " + resamples + "; expected at least " + RESAMPLES_MIN);
        }
    }

    /**
     * What one bootstrap drew.
     *
     * @param observed the statistic over all examples
     */
    @SuppressWarnings("ArrayRecordComponent") // ten thousand numbers that nobody else holds
    public record Draws(double[] resampled, double observed, double[] leftOut) {
        /**
         * Bias-corrected and accelerated limits.
         *
         * @param level one-sided, of each limit, in (0, 0.5)
         */
        public BcaInterval limits(double level) {
            return BcaInterval.of(resampled, observed, leftOut, level);
        }
    }

    /**
     * Draws where every example speaks for itself.
     *
     * @param examples at least 2
     */
    public Draws draw(int examples, ResampledStatistic statistic) {
        return draw(IntStream.range(0, examples).toArray(), statistic);
    }

    /**
     * Draws where examples come in groups (frames of a video, pages of a document) that are taken as a whole.
     *
     * @param groupOfExample for each example the number of its group; groups are numbered from 0 without a gap, at least 2
     */
    public Draws draw(int[] groupOfExample, ResampledStatistic statistic) {
        int[][] groups = groups(groupOfExample);
        if (groups.length < 2) {
            throw new IllegalArgumentException(
                    "examples are of " + groups.length + " group; expected at least 2 to draw from");
        }
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        double[] values = new double[resamples];
        int[][] drawn = new int[groups.length][];
        for (int i = 0; i < resamples; i++) {
            for (int k = 0; k < drawn.length; k++) {
                drawn[k] = groups[random.nextInt(groups.length)];
            }
            values[i] = statistic.of(joined(drawn));
        }
        return new Draws(values, statistic.of(joined(groups)), leftOut(groups, statistic));
    }

    private static double[] leftOut(int[][] groups, ResampledStatistic statistic) {
        int parts = Math.min(PARTS_MAX, groups.length);
        double[] values = new double[parts];
        for (int part = 0; part < parts; part++) {
            int without = part;
            values[part] = statistic.of(joined(IntStream.range(0, groups.length)
                    .filter(k -> k % parts != without)
                    .mapToObj(k -> groups[k])
                    .toArray(int[][]::new)));
        }
        return values;
    }

    private static int[] joined(int[][] groups) {
        int length = 0;
        for (int[] group : groups) {
            length += group.length;
        }
        int[] examples = new int[length];
        int next = 0;
        for (int[] group : groups) {
            System.arraycopy(group, 0, examples, next, group.length);
            next += group.length;
        }
        return examples;
    }

    private static int[][] groups(int[] groupOfExample) {
        int count = Arrays.stream(groupOfExample).max().orElse(-1) + 1;
        int[] sizes = new int[count];
        for (int group : groupOfExample) {
            sizes[group]++;
        }
        int[][] groups = Arrays.stream(sizes).mapToObj(int[]::new).toArray(int[][]::new);
        int[] filled = new int[count];
        for (int i = 0; i < groupOfExample.length; i++) {
            int group = groupOfExample[i];
            groups[group][filled[group]++] = i;
        }
        return groups;
    }
}
