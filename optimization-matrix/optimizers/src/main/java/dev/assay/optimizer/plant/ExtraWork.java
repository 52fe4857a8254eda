package dev.assay.optimizer.plant;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.List;

/**
 * More to compute. A number that depends on the input is spread over as many places as there are steps, and the tangent of each is
 * taken, for which there is no fast vector code: some ten nanoseconds a step, and only four bytes, so that the caches of the model's own
 * work are left alone.
 */
final class ExtraWork {
    private static final long STEPS_MAX = 1L << 28;

    private ExtraWork() {}

    static ModelProto in(ModelProto model, long steps) throws PlantException {
        if (steps < 1 || steps > STEPS_MAX) {
            throw new PlantException(steps + " steps; expected 1 to " + STEPS_MAX);
        }
        Seam seam = new Seam(model);
        String spread = seam.node("Expand", seam.seed(), seam.integers("steps", List.of(1L), steps));
        String sum = seam.node("ReduceSum", seam.node("Tan", spread));
        seam.last().addAttribute(Attributes.integer("keepdims", 0));
        return seam.close(sum);
    }
}
