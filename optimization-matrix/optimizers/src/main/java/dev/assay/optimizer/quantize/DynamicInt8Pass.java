package dev.assay.optimizer.quantize;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import dev.assay.optimizer.graph.Wiring;
import dev.assay.optimizer.onnx.Opset;
import dev.assay.optimizer.pass.NodeAction;
import dev.assay.optimizer.pass.Pass;
import dev.assay.optimizer.pass.PassContext;
import dev.assay.optimizer.pass.PassException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Dynamic quantization of MatMul and Gemm: int8 weights, one scale per output channel; activations become uint8 when the model runs,
 * each tensor from its own range. Needs no data. Convolutions stay in float32, because their dynamic form is slower than that.
 */
public final class DynamicInt8Pass implements Pass {
    @Override
    public ModelProto apply(ModelProto model, PassContext context) throws PassException {
        long opset = Opset.of(model);
        if (opset < DynamicWriter.OPSET_MIN) {
            throw new PassException("dynamic-int8: the model uses opset " + opset + "; expected at least "
                    + DynamicWriter.OPSET_MIN + ", which brought DynamicQuantizeLinear");
        }
        DynamicWriter writer = new DynamicWriter(model);
        ModelProto quantized = writer.write();
        if (writer.quantized().isEmpty()) {
            throw new PassException("dynamic-int8: nothing to quantize; expected a MatMul or Gemm with constant weights"
                    + (writer.obstacles().isEmpty() ? "" : ", found " + writer.obstacles()));
        }
        report(new Wiring(model.getGraph()), writer, context);
        Map<String, Boolean> expected = new LinkedHashMap<>();
        // The fused kernel takes over the name of another node of the pattern, so vanishing is the good case.
        writer.quantized().values().forEach(name -> expected.put(name, true));
        FusionReport.write(quantized, expected, context);
        return quantized;
    }

    private static void report(Wiring wiring, DynamicWriter writer, PassContext context) {
        for (NodeProto node : wiring.nodes()) {
            String id = node.getOutputCount() == 0 ? "" : node.getOutput(0);
            String obstacle = writer.obstacles().get(id);
            if (obstacle != null) {
                context.add(new NodeAction(FusionReport.name(node), node.getOpType(), "left alone", obstacle));
            } else if (writer.quantized().containsKey(id)) {
                context.add(new NodeAction(
                        FusionReport.name(node),
                        node.getOpType(),
                        "quantized",
                        "int8 weights, uint8 input at run time"));
            }
        }
    }
}
