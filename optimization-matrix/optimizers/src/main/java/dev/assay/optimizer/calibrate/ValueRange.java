package dev.assay.optimizer.calibrate;

/**
 * The closed range that a quantized tensor must be able to hold. It always contains zero, because padding and ReLU make exact zeros.
 *
 * @param min at most 0, finite
 * @param max at least 0, finite
 */
public record ValueRange(float min, float max) {
    public ValueRange {
        if (!(min <= 0 && max >= 0) || Float.isInfinite(min) || Float.isInfinite(max)) {
            throw new IllegalArgumentException("range is [" + min + ", " + max + "]; expected finite bounds around 0");
        }
    }

    /** The smallest range with zero and both values. */
    public static ValueRange containing(float low, float high) {
        return new ValueRange(Math.min(low, 0f), Math.max(high, 0f));
    }

    /** The smallest range that contains this one and the other. */
    public ValueRange union(ValueRange other) {
        return new ValueRange(Math.min(min, other.min), Math.max(max, other.max));
    }
}
