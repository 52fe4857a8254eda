package dev.assay.optimizer.calibrate;

import dev.assay.sweep.axis.Calibration;
import java.nio.FloatBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sees every value of one tensor once and keeps what its range needs. Fixed memory; one thread owns it. */
final class TensorWatcher implements TensorObserver {
    private static final int CHUNK = 16_384;

    private final double percentile;
    private final @Nullable StreamHistogram histogram;
    private final float[] chunk = new float[CHUNK];
    private float min = Float.POSITIVE_INFINITY;
    private float max = Float.NEGATIVE_INFINITY;
    private boolean isFinite = true;

    TensorWatcher(Calibration calibration) {
        this.percentile = calibration.percentile();
        this.histogram = calibration.equals(Calibration.MINMAX) ? null : new StreamHistogram();
    }

    @Override
    public void see(long[] shape, FloatBuffer values) {
        see(values);
    }

    /** Takes all values between position and limit; the position moves to the limit. */
    void see(FloatBuffer values) {
        while (values.hasRemaining() && isFinite) {
            int length = Math.min(chunk.length, values.remaining());
            values.get(chunk, 0, length);
            see(length);
        }
    }

    private void see(int length) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        // v * 0 is 0 for every finite v and NaN for all others, and the sum keeps a NaN.
        float notFinite = 0;
        for (int i = 0; i < length; i++) {
            float value = chunk[i];
            low = value < low ? value : low;
            high = value > high ? value : high;
            notFinite += value * 0f;
        }
        if (Float.isNaN(notFinite)) {
            isFinite = false;
            return;
        }
        min = Math.min(min, low);
        max = Math.max(max, high);
        if (histogram != null) {
            histogram.add(chunk, length, Math.max(Math.abs(low), Math.abs(high)));
        }
    }

    /**
     * The range of what was seen, or empty if nothing was seen or a value was infinite or no number. A percentile cuts half of the
     * rest at each end; where one end is zero already (after ReLU), it cuts all of it at the other.
     */
    Optional<ValueRange> range() {
        if (!isFinite || min > max) {
            return Optional.empty();
        }
        if (histogram == null) {
            return Optional.of(ValueRange.containing(min, max));
        }
        double cut = 1 - percentile / 100;
        double cutBelow = min >= 0 ? 0 : max <= 0 ? cut : cut / 2;
        float low = (float) Math.max(min, histogram.quantile(cutBelow));
        float high = (float) Math.min(max, histogram.quantile(1 - (cut - cutBelow)));
        return Optional.of(ValueRange.containing(low, high));
    }
}
