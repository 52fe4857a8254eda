package dev.assay.optimizer.quantize;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnxruntime.OrtException;
import dev.assay.optimizer.prepare.OptimizedGraph;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Asks ONNX Runtime what it makes of a quantized model. What it does not fuse runs in float32 between conversions and is slower than
 * the model it came from, so it must be seen. The optimized graph is read and thrown away: it fits this machine only.
 */
public final class FusionCheck {

    /**
     * What became of the nodes that were quantized.
     *
     * @param fused how many run with an integer kernel
     * @param unfused why each other one does not, by node name
     */
    public record Fusion(int fused, Map<String, String> unfused) {
        public Fusion {
            unfused = Collections.unmodifiableMap(new LinkedHashMap<>(unfused));
        }
    }

    private FusionCheck() {}

    /**
     * Loads the model, which also proves that it loads.
     *
     * @param expected names of nodes that should run with an integer kernel; those whose value is true may also vanish altogether
     */
    public static Fusion check(ModelProto model, Map<String, Boolean> expected) throws OrtException, IOException {
        ModelProto optimized = OptimizedGraph.extended(model);
        Map<String, NodeProto> nodes = new HashMap<>();
        Map<String, String> makers = new HashMap<>();
        for (NodeProto node : optimized.getGraph().getNodeList()) {
            nodes.put(node.getName(), node);
            node.getOutputList().forEach(output -> makers.put(output, node.getOpType()));
        }
        Map<String, String> unfused = new LinkedHashMap<>();
        expected.forEach((name, mayVanish) -> {
            NodeProto node = nodes.get(name);
            if (node == null) {
                if (!mayVanish) {
                    unfused.put(name, "ONNX Runtime has no node of this name after its optimizations");
                }
            } else if (node.getOpType().equals("MatMulInteger")) {
                unfused.put(name, "ONNX Runtime did not merge it with its scales");
            } else if (node.getInputList().stream().anyMatch(input -> "DequantizeLinear".equals(makers.get(input)))) {
                unfused.put(
                        name,
                        "ONNX Runtime has no integer kernel for this " + node.getOpType() + " and runs it in float32");
            }
        });
        return new Fusion(expected.size() - unfused.size(), unfused);
    }
}
