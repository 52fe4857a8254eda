package dev.assay.optimizer.sparsity;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.assay.optimizer.compensate.BiasCorrection;
import dev.assay.optimizer.graph.FloatTensor;
import dev.assay.optimizer.graph.StoredWeights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A model whose stored weights are replaced layer by layer. Owned by one thread. */
final class PrunedGraph {
    private final Map<String, TensorProto> changed = new HashMap<>();
    private ModelProto model;

    PrunedGraph(ModelProto model) {
        this.model = model;
    }

    /** As it is by now. */
    ModelProto model() {
        return model;
    }

    boolean isChanged() {
        return !changed.isEmpty();
    }

    /** These weights as they are by now; empty if they have not been replaced. */
    Optional<TensorProto> changed(StoredWeights weights) {
        return Optional.ofNullable(changed.get(weights.name()));
    }

    void replace(StoredWeights weights, float[] values) {
        TensorProto raw = FloatTensor.floats("", values, List.of());
        // What else the tensor carries, its name and documentation for instance, stays.
        TensorProto tensor = weights.tensor().toBuilder()
                .clearFloatData()
                .setRawData(raw.getRawData())
                .build();
        changed.put(weights.name(), tensor);
        GraphProto.Builder graph = model.getGraph().toBuilder();
        for (int i = 0; i < graph.getInitializerCount(); i++) {
            if (graph.getInitializer(i).getName().equals(weights.name())) {
                graph.setInitializer(i, tensor);
            }
        }
        for (int i = 0; i < graph.getNodeCount(); i++) {
            NodeProto node = graph.getNode(i);
            if (node.getOutputCount() == 1 && node.getOutput(0).equals(weights.name())) {
                graph.setNode(i, weights.withValues(node, tensor));
            }
        }
        model = model.toBuilder().setGraph(graph).build();
    }

    /** Makes up for what the mean of each output of a node has lost. */
    void addToBias(NodeProto node, double[] loss) {
        GraphProto.Builder graph = model.getGraph().toBuilder();
        BiasCorrection.add(graph, node.getOutput(0), loss);
        model = model.toBuilder().setGraph(graph).build();
    }
}
