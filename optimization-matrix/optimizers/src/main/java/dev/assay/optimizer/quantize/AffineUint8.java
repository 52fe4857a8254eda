package dev.assay.optimizer.quantize;

import dev.assay.optimizer.calibrate.ValueRange;

/**
 * Asymmetric 8-bit numbers of an activation: {@code value = (q - zeroPoint) * scale} with q in 0…255. All arithmetic is float32 and
 * halves round to even, as in ONNX Runtime.
 *
 * @param scale above 0
 * @param zeroPoint in 0…255; the q of exactly 0
 */
record AffineUint8(float scale, int zeroPoint) {
    private static final int STEPS = 255;

    AffineUint8 {
        if (!(scale > 0) || zeroPoint < 0 || zeroPoint > STEPS) {
            throw new IllegalArgumentException(
                    "scale " + scale + ", zero point " + zeroPoint + "; expected above 0 and 0 to " + STEPS);
        }
    }

    /** The numbers whose ends are the ends of the range. A range without width gets the scale 1. */
    static AffineUint8 of(ValueRange range) {
        float scale = (range.max() - range.min()) / STEPS;
        if (Float.isInfinite(scale)) {
            scale = range.max() / STEPS - range.min() / STEPS;
        }
        if (scale < Float.MIN_NORMAL) {
            return new AffineUint8(1f, 0);
        }
        double zeroPoint = Math.rint(-range.min() / scale);
        return new AffineUint8(scale, (int) Math.max(0, Math.min(STEPS, zeroPoint)));
    }

    /**
     * The same with both ends inside the range. As zero is exact, the ends of {@link #of} may lie half a step off, and ONNX Runtime
     * drops a Clip only if no step lies outside it.
     */
    static AffineUint8 within(ValueRange range) {
        AffineUint8 nearest = of(range);
        if (nearest.zeroPoint == 0 || nearest.zeroPoint == STEPS) {
            return nearest;
        }
        float below = -range.min() / nearest.zeroPoint;
        float above = range.max() / (STEPS - nearest.zeroPoint);
        return new AffineUint8(Math.min(below, above), nearest.zeroPoint);
    }

    /** The nearest q, saturated at the ends. */
    byte quantize(float value) {
        double q = Math.rint(value / scale) + zeroPoint;
        return (byte) (int) Math.max(0, Math.min(STEPS, q));
    }
}
