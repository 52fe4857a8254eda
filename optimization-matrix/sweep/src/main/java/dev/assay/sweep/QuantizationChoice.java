package dev.assay.sweep;

import dev.assay.sweep.axis.Quantization;

/**
 * A value on the axis of quantization.
 *
 * @param isForced whether it is measured even where nothing can be gained by it
 */
public record QuantizationChoice(Quantization value, boolean isForced) {
    /** The model stays in float32. */
    public static final QuantizationChoice NONE = new QuantizationChoice(new Quantization.None(), false);
}
