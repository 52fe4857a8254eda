package dev.assay.regression.watch;

import java.util.Arrays;
import java.util.Optional;

/**
 * Looks for a slow departure from the last release, which no comparison of one commit with the one before can see.
 *
 * <p>Page's two-sided cumulative sum over {@code u = (y − m) / s} with the slack {@code k = (δ1 / 2 + e) / s}, {@code e} the standard error of the
 * release's median and {@code s} its spread, made larger by autocorrelation. The limit is the one for which Siegmund's approximation (Sequential
 * Analysis, 1985) promises {@value #RUN_LENGTH} unchanged values between two false alarms on one side, and at least {@value #LIMIT_MIN}; a value
 * adds at most {@value #STEP_MAX}. It is meant to be sure, not fast.
 *
 * @param mustCatch the change δ1 since the release that must not stay unseen, as a share in (0, 1)
 */
public record CreepWatch(double mustCatch) {
    /** Values of the release that its level is taken from, at least. */
    public static final int RELEASE_MIN = 8;

    static final double RUN_LENGTH = 100_000;

    private static final double MEDIAN_ERROR = 1.2533;
    /** What one value may add to the sum, in spreads: no spike, and no two or three, can raise it. */
    private static final double STEP_MAX = 1;

    private static final double LIMIT_MIN = 5;
    private static final double DEVIATION_SHARE = 0.8;
    private static final double OVERSHOOT = 1.166;
    private static final double SPREAD_MIN = 1e-3;
    private static final int NEWEST = 10;

    public CreepWatch {
        if (!(mustCatch > 0 && mustCatch < 1)) {
            throw new IllegalArgumentException("mustCatch is " + mustCatch + "; expected more than 0 and less than 1");
        }
    }

    /**
     * The first departure after the release.
     *
     * @param release where its values are
     * @return empty as well when the release has fewer than {@value #RELEASE_MIN} measured values
     */
    public Optional<Creep> of(Series series, IndexRange release) {
        double[] levels = series.levels();
        int from = series.measuredBefore(release.first());
        int to = series.measuredBefore(release.last() + 1);
        if (to - from < RELEASE_MIN) {
            return Optional.empty();
        }
        double median = Robust.median(levels, from, to);
        double phi = Autocorrelation.phi(Arrays.copyOfRange(levels, from, to));
        double share = series.scale().smallest(mustCatch, median, median);
        double noise =
                Math.max(Robust.spread(levels, from, to, median), DEVIATION_SHARE * Robust.deviation(levels, from, to));
        double spread = Math.max(noise, SPREAD_MIN / mustCatch * share) / Autocorrelation.shrinkage(phi);
        double slack = (share / 2 + MEDIAN_ERROR * spread / Math.sqrt(to - from)) / spread;
        double limit = Math.max(LIMIT_MIN, limit(slack));
        double[] sums = new double[2];
        int[] begins = {to, to};
        for (int i = to; i < levels.length; i++) {
            for (int side = 0; side < 2; side++) {
                double distance = (side == 0 ? levels[i] - median : median - levels[i]) / spread;
                sums[side] = Math.max(0, sums[side] + Math.min(STEP_MAX, distance - slack));
                if (sums[side] > limit) {
                    double now = Robust.median(levels, Math.max(to, i + 1 - NEWEST), i + 1);
                    return Optional.of(new Creep(
                            new IndexRange(series.place(begins[side]), series.place(i)),
                            series.scale().toValue(median),
                            series.scale().toValue(now),
                            sums[side] / limit));
                }
                if (sums[side] == 0) {
                    begins[side] = Math.min(i + 1, levels.length - 1);
                }
            }
        }
        return Optional.empty();
    }

    /** The limit of the sum for {@link #RUN_LENGTH}, in spreads, by halving. */
    static double limit(double slack) {
        double low = 0;
        double high = RUN_LENGTH;
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            double x = 2 * slack * (middle + OVERSHOOT);
            double runLength = (Math.exp(Math.min(x, 700)) - 1 - x) / (2 * slack * slack);
            if (runLength < RUN_LENGTH) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
