package dev.assay.optimizer.prepare;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.assay.optimizer.graph.Wiring;
import dev.assay.optimizer.onnx.Operators;
import dev.assay.optimizer.onnx.Opset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Undoes what ONNX Runtime does to a model beside simplifying it: it forgets who made it, imports every operator set it knows,
 * and lists tensors in the order of a hash table.
 */
final class Tidying {
    private Tidying() {}

    /** The simplified model with everything that describes the original, in an order that is always the same. */
    static ModelProto tidy(ModelProto simplified, ModelProto original) {
        ModelProto.Builder tidy = simplified.toBuilder()
                .setProducerName(original.getProducerName())
                .setProducerVersion(original.getProducerVersion())
                .setDomain(original.getDomain())
                .setModelVersion(original.getModelVersion())
                .setDocString(original.getDocString())
                .clearMetadataProps()
                .addAllMetadataProps(original.getMetadataPropsList())
                .clearOpsetImport()
                .addAllOpsetImport(usedOpsets(simplified, original));
        return tidy.setGraph(graph(simplified.getGraph(), original.getGraph())).build();
    }

    private static List<OperatorSetIdProto> usedOpsets(ModelProto simplified, ModelProto original) {
        Set<String> used = new HashSet<>();
        original.getOpsetImportList().forEach(opset -> used.add(domain(opset.getDomain())));
        Operators.forEachNode(simplified.getGraph(), node -> used.add(domain(node.getDomain())));
        simplified
                .getFunctionsList()
                .forEach(function -> function.getNodeList().forEach(node -> used.add(domain(node.getDomain()))));
        return simplified.getOpsetImportList().stream()
                .filter(opset -> used.contains(domain(opset.getDomain())))
                .sorted(Comparator.comparing(OperatorSetIdProto::getDomain))
                .toList();
    }

    private static String domain(String domain) {
        return Opset.isStandard(domain) ? "" : domain;
    }

    private static GraphProto graph(GraphProto simplified, GraphProto original) {
        Map<String, Integer> places = new HashMap<>();
        for (TensorProto tensor : original.getInitializerList()) {
            places.put(tensor.getName(), places.size());
        }
        Wiring wiring = new Wiring(simplified);
        List<TensorProto> alive = simplified.getInitializerList().stream()
                .filter(tensor -> wiring.read().contains(tensor.getName()) || wiring.isGraphOutput(tensor.getName()))
                .sorted(Comparator.<TensorProto>comparingInt(
                                tensor -> places.getOrDefault(tensor.getName(), Integer.MAX_VALUE))
                        .thenComparing(TensorProto::getName))
                .toList();
        Set<String> made = new HashSet<>();
        simplified.getNodeList().stream().map(NodeProto::getOutputList).forEach(made::addAll);
        return simplified.toBuilder()
                .setName(original.getName())
                .setDocString(original.getDocString())
                .clearInitializer()
                .addAllInitializer(alive)
                .clearValueInfo()
                .addAllValueInfo(simplified.getValueInfoList().stream()
                        .filter(value -> made.contains(value.getName()))
                        .sorted(Comparator.comparing(ValueInfoProto::getName))
                        .toList())
                .build();
    }
}
