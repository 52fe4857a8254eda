package dev.assay.regression.watch;

import java.util.Arrays;

/**
 * Takes out of a series what the device did, as its sentinel shows it.
 *
 * <p>The sentinel is a fixed model and runtime, measured in the same sessions. Its scatter within a level is taken out with a slope {@code β} by
 * least squares over the differences from value to value, which steps do not move, shrunk by {@code m / (m + 10)} and kept in [0, 1]. Where the
 * sentinel changes its level, as much of the series' own change at that place is taken out as the sentinel explains: from none to all of it. All
 * values are given as the device is now.
 */
final class SentinelCorrection {
    private static final double SHRINKAGE_VALUES = 10;
    /** Differences beyond so many spreads are cut back before the slope is taken. */
    private static final double SPREADS_MAX = 3;
    /** Values on each side of a device's change by which the series' share in it is told. */
    private static final int NEIGHBOURS = 30;

    private SentinelCorrection() {}

    static Series of(Series series, Series sentinel, WatchReport device) {
        if (series.scale() != Scale.LOG || sentinel.scale() != Scale.LOG || series.size() != sentinel.size()) {
            throw new IllegalArgumentException(
                    "series of " + series.size() + " values, " + series.scale() + ", and sentinel of " + sentinel.size()
                            + ", " + sentinel.scale() + "; expected as many values in both, and LOG");
        }
        double[] corrected = series.levels();
        double[] noise = noise(series, sentinel, device);
        double slope = slope(corrected, noise);
        for (int i = 0; i < corrected.length; i++) {
            corrected[i] -= Double.isNaN(noise[i]) ? 0 : slope * noise[i];
        }
        for (ChangePoint event : device.changePoints()) {
            takeOut(event, series.measuredBefore(event.index()), corrected);
        }
        return series.withLevels(corrected);
    }

    /** How far the sentinel was from its own level at each measured value of the series; not a number where it was not measured. */
    private static double[] noise(Series series, Series sentinel, WatchReport device) {
        double[] noise = new double[series.measured()];
        Arrays.fill(noise, Double.NaN);
        double[] levels = sentinel.levels();
        int level = 0;
        for (int i = 0; i < levels.length; i++) {
            int place = sentinel.place(i);
            while (device.levels().get(level).range().last() < place) {
                level++;
            }
            int at = series.measuredBefore(place);
            if (at < noise.length && series.place(at) == place) {
                noise[at] = levels[i] - Math.log(device.levels().get(level).median());
            }
        }
        return noise;
    }

    private static double slope(double[] levels, double[] noise) {
        double[] y = new double[Math.max(0, levels.length - 1)];
        double[] x = new double[y.length];
        int count = 0;
        for (int i = 0; i + 1 < levels.length; i++) {
            double difference = noise[i + 1] - noise[i];
            if (!Double.isNaN(difference)) {
                x[count] = difference;
                y[count++] = levels[i + 1] - levels[i];
            }
        }
        if (count == 0) {
            return 0;
        }
        double limitX = SPREADS_MAX * Robust.spread(x, 0, count, 0);
        double limitY = SPREADS_MAX * Robust.spread(y, 0, count, 0);
        double products = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double cut = Math.max(-limitX, Math.min(limitX, x[i]));
            products += cut * Math.max(-limitY, Math.min(limitY, y[i]));
            squares += cut * cut;
        }
        double slope = squares == 0 ? 0 : products / squares * count / (count + SHRINKAGE_VALUES);
        return Math.max(0, Math.min(1, slope));
    }

    private static void takeOut(ChangePoint event, int cut, double[] corrected) {
        if (cut == 0 || cut == corrected.length) {
            return;
        }
        double before = Robust.median(corrected, Math.max(0, cut - NEIGHBOURS), cut);
        double after = Robust.median(corrected, cut, Math.min(corrected.length, cut + NEIGHBOURS));
        double device = Math.log(event.after() / event.before());
        double share = Math.max(0, Math.min(1, (after - before) / device));
        for (int i = 0; i < cut; i++) {
            corrected[i] += share * device;
        }
    }
}
