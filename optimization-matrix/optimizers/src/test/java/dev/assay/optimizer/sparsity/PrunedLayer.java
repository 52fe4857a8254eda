package dev.assay.optimizer.sparsity;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.assay.optimizer.graph.FloatTensor;
import dev.assay.optimizer.graph.Wiring;
import dev.assay.optimizer.pass.NodeAction;
import dev.assay.optimizer.pass.PassContext;
import java.util.List;

/** Looks at one layer of a model. */
final class PrunedLayer {
    private PrunedLayer() {}

    static float[] values(ModelProto model, String initializer) {
        return FloatTensor.values(
                new Wiring(model.getGraph()).constant(initializer).orElseThrow());
    }

    static long zeros(ModelProto model, String initializer) {
        return zeros(values(model, initializer));
    }

    static long zeros(float[] values) {
        long zeros = 0;
        for (float value : values) {
            zeros += value == 0 ? 1 : 0;
        }
        return zeros;
    }

    static NodeAction only(PassContext context) {
        List<NodeAction> actions = context.actions();
        if (actions.size() != 1) {
            throw new AssertionError("expected one action, got " + actions);
        }
        return actions.get(0);
    }
}
