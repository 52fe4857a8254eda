package dev.assay.optimizer.quantize;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.assay.optimizer.calibrate.ValueRange;
import dev.assay.optimizer.graph.Wiring;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a {@link StaticPlan} as pairs of QuantizeLinear and DequantizeLinear (QDQ): uint8 activations, int8 weights, int32 biases.
 * Every pair names its zero point, as ONNX Runtime drops pairs around movements only then.
 */
final class QdqWriter {
    private final ModelProto model;
    private final Wiring wiring;
    private final StaticPlan plan;
    private final long opset;
    private final GraphWriter writer;
    private final Map<String, AffineUint8> formats = new HashMap<>();
    private final Map<String, String> dequantized = new HashMap<>();
    private final Map<String, List<String>> formatNames = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final WeightWriter weights;

    /** @param ranges of every tensor of the plan */
    QdqWriter(ModelProto model, Wiring wiring, StaticPlan plan, Map<String, ValueRange> ranges, boolean perChannel) {
        this.model = model;
        this.wiring = wiring;
        this.plan = plan;
        this.opset = GraphWriter.opset(model);
        this.writer = new GraphWriter(model);
        this.weights = new WeightWriter(writer, dequantizeDomain(opset), perChannel);
        Map<String, ValueRange> common = new HashMap<>();
        plan.tensors().forEach(tensor -> common.merge(plan.leader(tensor), range(ranges, tensor), ValueRange::union));
        common.forEach((leader, range) -> formats.put(leader, AffineUint8.of(range)));
    }

    /** Per-channel forms came into the standard with opset 13; the same operators of ONNX Runtime's own domain spare the lift. */
    static String dequantizeDomain(long opset) {
        return opset >= 13 ? "" : GraphWriter.MICROSOFT;
    }

    private static ValueRange range(Map<String, ValueRange> ranges, String tensor) {
        ValueRange range = ranges.get(tensor);
        if (range == null) {
            throw new IllegalStateException("no range for \"" + tensor + "\"");
        }
        return range;
    }

    ModelProto write() {
        model.getGraph().getInputList().forEach(input -> {
            if (plan.tensors().contains(input.getName())) {
                quantize(input.getName(), input.getName(), writer.newName(input.getName() + "_dq"));
            }
        });
        wiring.nodes().forEach(this::write);
        return writer.finish();
    }

    /** The weights as they were written, for the report. */
    WeightWriter weights() {
        return weights;
    }

    /** The node names in the new model, by first output in the old one. */
    Map<String, String> names() {
        return names;
    }

    private void write(NodeProto node) {
        NodeProto.Builder rewritten = node.toBuilder();
        for (int i = 0; i < node.getInputCount(); i++) {
            if (plan.readsDequantized(node, node.getInput(i))) {
                rewritten.setInput(i, dequantized.getOrDefault(node.getInput(i), node.getInput(i)));
            }
        }
        if (plan.isInteger(node)) {
            if (node.getName().isEmpty()) {
                // The fusion check finds nodes by their names.
                rewritten.setName(writer.newName(node.getOpType() + "/" + node.getOutput(0)));
            }
            names.put(node.getOutput(0), rewritten.getName());
            writeConstants(node, rewritten);
        }
        for (int i = 0; i < node.getOutputCount(); i++) {
            if (plan.tensors().contains(node.getOutput(i)) && wiring.isGraphOutput(node.getOutput(i))) {
                rewritten.setOutput(i, writer.newName(node.getOutput(i) + "_float"));
            }
        }
        writer.add(rewritten.build());
        for (int i = 0; i < node.getOutputCount(); i++) {
            String tensor = node.getOutput(i);
            if (plan.tensors().contains(tensor)) {
                // A graph output keeps its name, so that name goes to the end of the pair.
                quantize(
                        tensor,
                        rewritten.getOutput(i),
                        wiring.isGraphOutput(tensor) ? tensor : writer.newName(tensor + "_dq"));
            }
        }
    }

    private void writeConstants(NodeProto node, NodeProto.Builder rewritten) {
        if (Int8Role.of(node, opset) == Int8Role.PRODUCT) {
            TensorProto weight = wiring.constant(node.getInput(1)).orElseThrow();
            TensorProto bias = wiring.constant(Wiring.input(node, 2)).orElse(null);
            WeightWriter.Names names = weights.write(node, weight, bias, format(node.getInput(0)));
            rewritten.setInput(1, names.weights());
            if (bias != null) {
                rewritten.setInput(2, names.bias());
            }
            return;
        }
        for (int i = 0; i < Int8Role.activations(node); i++) {
            int input = i;
            wiring.constant(node.getInput(i))
                    .ifPresent(constant -> rewritten.setInput(input, weights.writeActivation(constant)));
        }
    }

    private AffineUint8 format(String tensor) {
        AffineUint8 format = formats.get(plan.leader(tensor));
        if (format == null) {
            throw new IllegalStateException("no format for \"" + tensor + "\"");
        }
        return format;
    }

    /** Adds the pair behind {@code source}; integer nodes that asked for {@code tensor} read {@code result}. */
    private void quantize(String tensor, String source, String result) {
        List<String> format =
                formatNames.computeIfAbsent(plan.leader(tensor), leader -> weights.writeFormat(leader, format(leader)));
        String domain = dequantizeDomain(opset);
        String quantized = writer.newName(tensor + "_q");
        writer.add(domain, "QuantizeLinear", List.of(source, format.get(0), format.get(1)), quantized);
        writer.add(domain, "DequantizeLinear", List.of(quantized, format.get(0), format.get(1)), result);
        dequantized.put(tensor, result);
    }
}
