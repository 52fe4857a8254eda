package dev.assay.optimizer.calibrate;

import java.util.Arrays;

/**
 * Counts of values in equal bins over (-limit, limit), where the limit is a power of two. When a larger value arrives, the limit
 * doubles and neighbouring bins are added together. Bins of one width nest exactly in bins of twice the width, so the counts are the
 * same for every order of the values, and memory is fixed. One thread owns it.
 */
final class StreamHistogram {
    /** On each side of zero. After a doubling at least half of them are in use, which keeps 2,048 bins over the values seen. */
    static final int BINS_PER_SIDE = 4_096;

    private final long[] counts = new long[2 * BINS_PER_SIDE];
    private double limit;
    private long total;

    /** Adds finite values, of which none is larger in size than {@code absoluteMax}. */
    void add(float[] values, int length, float absoluteMax) {
        makeRoomFor(absoluteMax);
        double binsPerUnit = BINS_PER_SIDE / limit;
        for (int i = 0; i < length; i++) {
            float value = values[i];
            int bin = value < 0
                    ? BINS_PER_SIDE - 1 - (int) (-value * binsPerUnit)
                    : BINS_PER_SIDE + (int) (value * binsPerUnit);
            counts[bin]++;
        }
        total += length;
    }

    /**
     * The value below which this share of all values lies, interpolated within its bin.
     *
     * @param share in [0, 1]
     */
    double quantile(double share) {
        double wanted = share * total;
        double width = limit / BINS_PER_SIDE;
        long below = 0;
        for (int bin = 0; bin < counts.length; bin++) {
            if (counts[bin] > 0 && below + counts[bin] >= wanted) {
                double within = (wanted - below) / counts[bin];
                return (bin - BINS_PER_SIDE + Math.max(0, within)) * width;
            }
            below += counts[bin];
        }
        return limit;
    }

    /** How many values were added. */
    long total() {
        return total;
    }

    /** The counts from the lowest to the highest bin, and their common limit; for comparing two histograms. */
    boolean hasSameCountsAs(StreamHistogram other) {
        return limit == other.limit && Arrays.equals(counts, other.counts);
    }

    private void makeRoomFor(float absoluteMax) {
        if (limit == 0) {
            // Strictly above: a value equal to the limit would have no bin.
            limit = Math.scalb(1.0, Math.max(Math.getExponent(absoluteMax), Float.MIN_EXPONENT) + 1);
        }
        while (absoluteMax >= limit) {
            limit *= 2;
            for (int i = 0; i < BINS_PER_SIDE; i++) {
                // From the middle outwards, so that no bin is overwritten before it is read.
                int positive = BINS_PER_SIDE + i;
                int negative = BINS_PER_SIDE - 1 - i;
                boolean inside = 2 * i + 1 < BINS_PER_SIDE;
                counts[positive] = inside ? counts[BINS_PER_SIDE + 2 * i] + counts[BINS_PER_SIDE + 2 * i + 1] : 0;
                counts[negative] = inside ? counts[BINS_PER_SIDE - 1 - 2 * i] + counts[BINS_PER_SIDE - 2 - 2 * i] : 0;
            }
        }
    }
}
