package dev.assay.optimizer.prepare;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Inputs that already have a value in the file. Until IR version 3 every weight had to be one; later, being one means that a caller
 * may replace the value, so that nothing can be folded into it. Nobody replaces weights here.
 */
final class DefaultedInputs {
    /** The first IR version whose weights need not be inputs. */
    private static final long IR_VERSION_MIN = 4;

    private DefaultedInputs() {}

    /** The same model with these inputs as constants, or the model itself if it has none. */
    static ModelProto fix(ModelProto model) {
        GraphProto graph = model.getGraph();
        Set<String> valued =
                graph.getInitializerList().stream().map(TensorProto::getName).collect(Collectors.toSet());
        List<ValueInfoProto> asked = graph.getInputList().stream()
                .filter(input -> !valued.contains(input.getName()))
                .toList();
        if (asked.size() == graph.getInputCount()) {
            return model;
        }
        ModelProto.Builder fixed = model.toBuilder().setIrVersion(Math.max(IR_VERSION_MIN, model.getIrVersion()));
        fixed.getGraphBuilder().clearInput().addAllInput(asked);
        return fixed.build();
    }
}
