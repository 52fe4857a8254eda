package dev.assay.optimizer.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.file.Path;

/** Puts weights that lie in other files into the model, so that a variant is one file with one hash. */
final class Inlining {
    private final OutsideWeights weights;
    private int inlined;

    Inlining(Path file) {
        this.weights = new OutsideWeights(file);
    }

    /** Whether there was any. */
    boolean hasInlined() {
        return inlined > 0;
    }

    ModelProto apply(ModelProto model) throws ModelException {
        GraphProto graph = graph(model.getGraph());
        return hasInlined() ? model.toBuilder().setGraph(graph).build() : model;
    }

    /** Messages without such weights stay the same objects: a model of any size costs nothing then. */
    private GraphProto graph(GraphProto graph) throws ModelException {
        GraphProto.Builder builder = graph.toBuilder();
        int before = inlined;
        for (int i = 0; i < graph.getInitializerCount(); i++) {
            if (isOutside(graph.getInitializer(i))) {
                builder.setInitializer(i, tensor(graph.getInitializer(i)));
            }
        }
        for (int i = 0; i < graph.getNodeCount(); i++) {
            int beforeNode = inlined;
            NodeProto node = node(graph.getNode(i));
            if (inlined > beforeNode) {
                builder.setNode(i, node);
            }
        }
        return inlined > before ? builder.build() : graph;
    }

    private NodeProto node(NodeProto node) throws ModelException {
        NodeProto.Builder builder = node.toBuilder();
        for (AttributeProto.Builder attribute : builder.getAttributeBuilderList()) {
            if (attribute.hasT() && isOutside(attribute.getT())) {
                attribute.setT(tensor(attribute.getT()));
            }
            if (attribute.hasG()) {
                attribute.setG(graph(attribute.getG()));
            }
            for (int i = 0; i < attribute.getGraphsCount(); i++) {
                attribute.setGraphs(i, graph(attribute.getGraphs(i)));
            }
        }
        return builder.build();
    }

    private static boolean isOutside(TensorProto tensor) {
        return tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL;
    }

    private TensorProto tensor(TensorProto tensor) throws ModelException {
        inlined++;
        return tensor.toBuilder()
                .clearDataLocation()
                .clearExternalData()
                .setRawData(weights.values(tensor))
                .build();
    }
}
