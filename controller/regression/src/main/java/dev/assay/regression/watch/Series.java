package dev.assay.regression.watch;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * One figure of one cell over time: one value per measured revision, in order, each the summary of the runs of one session.
 *
 * <p>A revision that was not measured is {@link Double#NaN}. It stays a gap: it is left out of every calculation and never filled with its
 * neighbour, which would make ties and steps that nobody measured. Immutable.
 */
public final class Series {
    private final Scale scale;
    /** On the scale, without gaps. */
    private final double[] levels;
    /** The place of each level in the whole series. */
    private final int[] places;

    private final int size;

    private Series(Scale scale, int size, int[] places, double[] levels) {
        this.scale = scale;
        this.size = size;
        this.places = places;
        this.levels = levels;
    }

    /** Compared by ratio if all values are above zero, else by difference. */
    public static Series of(double... values) {
        boolean isPositive = Arrays.stream(values).allMatch(value -> Double.isNaN(value) || value > 0);
        return of(isPositive ? Scale.LOG : Scale.LINEAR, values);
    }

    /**
     * Compared as told.
     *
     * @throws IllegalArgumentException for an infinite value, or one that is not above zero on the logarithmic scale
     */
    public static Series of(Scale scale, double... values) {
        for (int i = 0; i < values.length; i++) {
            if (Double.isInfinite(values[i]) || (scale == Scale.LOG && values[i] <= 0)) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "value %d is %s; expected a finite one%s",
                        i,
                        values[i],
                        scale == Scale.LOG ? " above zero" : ""));
            }
        }
        int[] places = IntStream.range(0, values.length)
                .filter(i -> !Double.isNaN(values[i]))
                .toArray();
        double[] levels =
                Arrays.stream(places).mapToDouble(i -> scale.toScale(values[i])).toArray();
        return new Series(scale, values.length, places, levels);
    }

    /** Revisions, measured or not. */
    public int size() {
        return size;
    }

    /** Revisions that were measured. */
    public int measured() {
        return levels.length;
    }

    /** How values are compared. */
    public Scale scale() {
        return scale;
    }

    /** The measured values on the scale, in order; the caller's own copy. */
    double[] levels() {
        return levels.clone();
    }

    /** Where the measured value with this number stands in the whole series. */
    int place(int measured) {
        return places[measured];
    }

    /** Measured values before this place. */
    int measuredBefore(int place) {
        int found = Arrays.binarySearch(places, place);
        return found >= 0 ? found : -found - 1;
    }

    /** The same places with other levels, one for each measured value. */
    Series withLevels(double[] others) {
        return new Series(scale, size, places, others.clone());
    }
}
