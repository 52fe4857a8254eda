package dev.assay.optimizer.quantize;

/**
 * Weights as int8 in -127…127 around zero with one scale, or one scale per index of an axis. ONNX Runtime's integer kernels want the
 * zero point 0, and -128 left out keeps the range symmetric.
 */
final class SymmetricInt8 {
    private static final int Q_MAX = 127;

    private final byte[] values;
    private final float[] scales;

    private SymmetricInt8(byte[] values, float[] scales) {
        this.values = values;
        this.scales = scales;
    }

    /**
     * The smallest scales that hold every weight; a channel of zeros gets the scale 1.
     *
     * @param inner how many neighbouring weights share a channel, that is the product of the dimensions behind the axis
     * @param channels how many scales; 1 means one for the tensor
     */
    static float[] scales(float[] weights, int channels, int inner) {
        float[] largest = new float[channels];
        for (int i = 0; i < weights.length; i++) {
            int channel = i / inner % channels;
            largest[channel] = Math.max(largest[channel], Math.abs(weights[i]));
        }
        float[] scales = new float[channels];
        for (int channel = 0; channel < channels; channel++) {
            float scale = largest[channel] / Q_MAX;
            scales[channel] = scale < Float.MIN_NORMAL ? 1f : scale;
        }
        return scales;
    }

    /** Rounds every weight to the nearest step of its channel. */
    static SymmetricInt8 of(float[] weights, float[] scales, int inner) {
        byte[] values = new byte[weights.length];
        for (int i = 0; i < weights.length; i++) {
            double q = Math.rint(weights[i] / scales[i / inner % scales.length]);
            values[i] = (byte) Math.max(-Q_MAX, Math.min(Q_MAX, q));
        }
        return new SymmetricInt8(values, scales);
    }

    /** One per weight, in the order of the weights; owned by this object. */
    byte[] values() {
        return values;
    }

    /** One per channel; owned by this object. */
    float[] scales() {
        return scales;
    }
}
