package dev.assay.optimizer.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the constant weights of a Conv, Gemm or MatMul are stored: an initializer or a Constant node, straight or behind Identity
 * and two-dimensional Transpose nodes.
 *
 * @param name of the stored tensor in the graph; two nodes with the same name share their weights
 * @param tensor as it is stored; its own name may be another, or none
 * @param isTransposed whether the node sees rows and columns swapped
 */
public record StoredWeights(String name, TensorProto tensor, boolean isTransposed) {
    private static final String CONSTANT = "Constant";
    private static final int WEIGHTS = 1;

    /** Whether the operator multiplies an activation by weights that are its second input. */
    public static boolean isReadBy(NodeProto node) {
        boolean isStandard = node.getDomain().isEmpty() || node.getDomain().equals("ai.onnx");
        return isStandard && Set.of("Conv", "Gemm", "MatMul").contains(node.getOpType());
    }

    /** The weights of such a node; empty where {@link #obstacle} has a reason. */
    public static Optional<StoredWeights> of(NodeProto node, Wiring wiring) {
        return find(Wiring.input(node, WEIGHTS), false, wiring)
                .filter(weights -> obstacle(node, wiring).isEmpty());
    }

    /** Why the weights of such a node cannot be read or changed, or empty if they can. */
    public static Optional<String> obstacle(NodeProto node, Wiring wiring) {
        String name = Wiring.input(node, WEIGHTS);
        Optional<StoredWeights> found = find(name, false, wiring);
        if (found.isEmpty()) {
            return Optional.of(wiring.producer(name)
                    .map(producer -> "its second factor is computed by " + producer.getOpType())
                    .orElse("its second factor is an input of the model, which a caller may set"));
        }
        if (find(Wiring.input(node, 0), false, wiring).isPresent()) {
            return Optional.of("both its factors are constant");
        }
        if (node.getInputList().stream().filter(name::equals).count() > 1) {
            return Optional.of("it reads the same constant twice");
        }
        return FloatTensor.isReadable(found.get().tensor())
                ? Optional.empty()
                : Optional.of("its weights are not float32 values inside the file");
    }

    private static Optional<StoredWeights> find(String name, boolean isTransposed, Wiring wiring) {
        Optional<TensorProto> initializer = wiring.constant(name);
        if (initializer.isPresent()) {
            return found(name, initializer.get(), isTransposed);
        }
        Optional<NodeProto> producer = wiring.producer(name);
        if (producer.isEmpty()) {
            return Optional.empty();
        }
        NodeProto node = producer.get();
        return switch (node.getOpType()) {
            case CONSTANT ->
                Wiring.attribute(node, "value")
                        .map(AttributeProto::getT)
                        .flatMap(tensor -> found(name, tensor, isTransposed));
            case "Identity" -> find(Wiring.input(node, 0), isTransposed, wiring);
            case "Transpose" ->
                swapsRowsAndColumns(node) ? find(Wiring.input(node, 0), !isTransposed, wiring) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<StoredWeights> found(String name, TensorProto tensor, boolean isTransposed) {
        return isTransposed && tensor.getDimsCount() != 2
                ? Optional.empty()
                : Optional.of(new StoredWeights(name, tensor, isTransposed));
    }

    /** Without a permutation all axes are reversed; {@link #found} asks for two of them. */
    private static boolean swapsRowsAndColumns(NodeProto transpose) {
        return Wiring.attribute(transpose, "perm")
                .map(permutation -> permutation.getIntsList().equals(List.of(1L, 0L)))
                .orElse(true);
    }

    /** Those nodes of the operators read here that stand inside subgraphs, where no pass goes. */
    public static List<NodeProto> inSubgraphs(GraphProto graph) {
        return Subgraphs.nodes(graph).stream().filter(StoredWeights::isReadBy).toList();
    }

    /** The nodes that compute with the stored values, Transpose and Identity looked through. */
    public Set<NodeProto> readers(Wiring wiring) {
        Set<NodeProto> readers = new LinkedHashSet<>();
        addReaders(name, wiring, readers);
        return readers;
    }

    private static void addReaders(String tensor, Wiring wiring, Set<NodeProto> readers) {
        for (NodeProto consumer : wiring.consumers(tensor)) {
            if (Set.of("Identity", "Transpose").contains(consumer.getOpType())) {
                addReaders(consumer.getOutput(0), wiring, readers);
            } else {
                readers.add(consumer);
            }
        }
    }

    /** The node with these values, if it is the Constant node that stores these weights. */
    public NodeProto withValues(NodeProto node, TensorProto values) {
        if (!node.getOpType().equals(CONSTANT) || !node.getOutput(0).equals(name)) {
            return node;
        }
        NodeProto.Builder changed = node.toBuilder();
        changed.getAttributeBuilderList().stream()
                .filter(attribute -> attribute.getName().equals("value"))
                .forEach(attribute -> attribute.setT(values));
        return changed.build();
    }
}
