package dev.assay.optimizer.quantize;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnxruntime.OrtException;
import dev.assay.optimizer.pass.NodeAction;
import dev.assay.optimizer.pass.PassContext;
import dev.assay.optimizer.pass.PassException;
import java.io.IOException;
import java.util.Map;

/** Writes down what ONNX Runtime makes of a quantized model. */
final class FusionReport {
    private FusionReport() {}

    /**
     * Checks the model and adds a line for each node that will not run in integers.
     *
     * @param expected see {@link FusionCheck#check}
     */
    static void write(ModelProto quantized, Map<String, Boolean> expected, PassContext context) throws PassException {
        FusionCheck.Fusion fusion;
        try {
            fusion = FusionCheck.check(quantized, expected);
        } catch (OrtException e) {
            throw new PassException("ONNX Runtime does not load the quantized model: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new PassException("the optimized graph cannot be read back: " + e.getMessage(), e);
        }
        fusion.unfused().forEach((node, reason) -> context.add(new NodeAction(node, "", "not fused", reason)));
        if (!fusion.unfused().isEmpty()) {
            context.warn(fusion.unfused().size() + " of " + expected.size()
                    + " quantized nodes run in float32 between conversions: "
                    + fusion.unfused().keySet());
        }
    }

    /** The name of a node, or of its first output where it has none. */
    static String name(NodeProto node) {
        return node.getName().isEmpty() ? node.getOutput(0) : node.getName();
    }
}
