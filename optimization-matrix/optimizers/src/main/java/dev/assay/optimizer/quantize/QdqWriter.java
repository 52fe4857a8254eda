package dev.assay.optimizer.quantize;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.assay.optimizer.calibrate.ValueRange;
import dev.assay.optimizer.graph.Wiring;
import dev.assay.optimizer.onnx.Opset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    private final Map<String, String> quantized = new HashMap<>();
    private final Map<String, String> dequantized = new HashMap<>();
    private final Map<String, List<String>> formatNames = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final WeightWriter weights;

    /** @param ranges of every tensor of the plan */
    QdqWriter(ModelProto model, Wiring wiring, StaticPlan plan, Map<String, ValueRange> ranges, boolean perChannel) {
        this.model = model;
        this.wiring = wiring;
        this.plan = plan;
        this.opset = Opset.of(model);
        this.writer = new GraphWriter(model);
        this.weights = new WeightWriter(writer, dequantizeDomain(opset), perChannel);
        Map<String, ValueRange> common = new HashMap<>();
        plan.tensors().forEach(tensor -> common.merge(plan.leader(tensor), range(ranges, tensor), ValueRange::union));
        common.forEach((leader, range) ->
                formats.put(leader, followsClip(leader) ? AffineUint8.within(range) : AffineUint8.of(range)));
    }

    /** Per-channel forms came into the standard with opset 13; the same operators of ONNX Runtime's own domain spare the lift. */
    static String dequantizeDomain(long opset) {
        return opset >= 13 ? "" : GraphWriter.MICROSOFT;
    }

    private boolean followsClip(String tensor) {
        return wiring.producer(tensor)
                .filter(node -> node.getOpType().equals("Clip"))
                .isPresent();
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
                quantize(input.getName(), input.getName());
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
        if (plan.isTakenIn(node)) {
            return;
        }
        if (plan.isDirect(node)) {
            writeDirect(node);
            return;
        }
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
        renameOutputs(rewritten);
        writer.add(rewritten.build());
        quantizeOutputs(node, rewritten);
    }

    private void quantizeOutputs(NodeProto node, NodeProto.Builder rewritten) {
        for (int i = 0; i < node.getOutputCount(); i++) {
            if (plan.tensors().contains(node.getOutput(i))) {
                quantize(node.getOutput(i), rewritten.getOutput(i));
            }
        }
    }

    /** As the kernel that ONNX Runtime would fuse it to, with the bias that is added next. */
    private void writeDirect(NodeProto node) {
        TensorProto weight = wiring.constant(node.getInput(1)).orElseThrow();
        String input = node.getInput(0);
        WeightWriter.Integers integers = weights.writeIntegers(node, weight);
        List<String> format = formatNames(input);
        Optional<NodeProto> addition = wiring.onlyConsumer(node.getOutput(0)).filter(plan::isTakenIn);
        NodeProto last = addition.orElse(node);
        NodeProto.Builder fused = NodeProto.newBuilder()
                .setName(node.getName().isEmpty() ? writer.newName("MatMul/" + node.getOutput(0)) : node.getName())
                .setDomain(GraphWriter.MICROSOFT)
                .setOpType("MatMulIntegerToFloat")
                .addInput(quantized.getOrDefault(input, input))
                .addInput(integers.values())
                .addInput(format.get(0))
                .addInput(integers.scale())
                .addInput(format.get(1))
                .addInput(integers.zeroPoint())
                .addOutput(last.getOutput(0));
        addition.ifPresent(bias -> fused.addInput(Products.biasOf(node, bias)));
        names.put(node.getOutput(0), fused.getName());
        renameOutputs(fused);
        writer.add(fused.build());
        quantizeOutputs(last, fused);
    }

    /** A quantized graph output keeps its name, so that name goes to the end of the pair. */
    private void renameOutputs(NodeProto.Builder node) {
        for (int i = 0; i < node.getOutputCount(); i++) {
            String output = node.getOutput(i);
            if (plan.tensors().contains(output) && wiring.isGraphOutput(output)) {
                node.setOutput(i, writer.newName(output + "_float"));
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

    private List<String> formatNames(String tensor) {
        return formatNames.computeIfAbsent(plan.leader(tensor), leader -> weights.writeFormat(leader, format(leader)));
    }

    /** Adds the pair behind {@code source}, or only its first half where nobody reads the second. */
    private void quantize(String tensor, String source) {
        List<String> format = formatNames(tensor);
        String domain = dequantizeDomain(opset);
        String integers = writer.newName(tensor + "_q");
        quantized.put(tensor, integers);
        writer.add(domain, "QuantizeLinear", List.of(source, format.get(0), format.get(1)), integers);
        boolean isOutput = wiring.isGraphOutput(tensor);
        boolean isRead = wiring.consumers(tensor).stream()
                .anyMatch(reader -> plan.readsDequantized(reader, tensor) && !plan.isDirect(reader));
        if (isOutput || isRead) {
            String floats = isOutput ? tensor : writer.newName(tensor + "_dq");
            writer.add(domain, "DequantizeLinear", List.of(integers, format.get(0), format.get(1)), floats);
            dequantized.put(tensor, floats);
        }
    }
}
