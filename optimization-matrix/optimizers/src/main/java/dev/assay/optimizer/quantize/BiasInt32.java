package dev.assay.optimizer.quantize;

/**
 * A bias as int32 in steps of (input scale × weight scale), the unit in which an integer kernel accumulates. Where a bias is too
 * large for that, the weight scale of its channel is raised instead of the bias being cut: the weights of such a channel are so small
 * beside its bias that their coarser steps do not matter.
 */
final class BiasInt32 {
    /** Half of int32: the kernel adds its sums of products to the bias, and both together must not overflow. */
    private static final int STEPS_MAX = 1 << 30;

    private BiasInt32() {}

    /**
     * Raises, in place, every weight scale whose bias would not fit.
     *
     * @param weightScales one per channel, or a single one
     * @return how many scales were raised
     */
    static int raiseScales(float[] bias, float inputScale, float[] weightScales) {
        int raised = 0;
        for (int channel = 0; channel < bias.length; channel++) {
            int index = weightScales.length == 1 ? 0 : channel;
            double smallest = Math.abs((double) bias[channel]) / ((double) inputScale * STEPS_MAX);
            if (smallest > weightScales[index]) {
                // nextUp: the float nearest to the bound may lie below it.
                weightScales[index] = Math.nextUp((float) smallest);
                raised++;
            }
        }
        return raised;
    }

    /** The scale of each bias step; float32, because ONNX Runtime multiplies the two scales in float32. */
    static float[] scales(float inputScale, float[] weightScales) {
        float[] scales = new float[weightScales.length];
        for (int i = 0; i < scales.length; i++) {
            scales[i] = inputScale * weightScales[i];
        }
        return scales;
    }

    /** The bias in its steps, computed in double and rounded half to even. */
    static int[] quantize(float[] bias, float inputScale, float[] weightScales) {
        int[] steps = new int[bias.length];
        for (int channel = 0; channel < bias.length; channel++) {
            double step = (double) inputScale * weightScales[weightScales.length == 1 ? 0 : channel];
            double q = Math.rint(bias[channel] / step);
            steps[channel] = (int) Math.max(-STEPS_MAX, Math.min(STEPS_MAX, q));
        }
        return steps;
    }
}
