package dev.assay.optimizer.quantize;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.assay.optimizer.graph.FloatTensor;
import dev.assay.optimizer.graph.Wiring;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes products with constant weights in the form that ONNX Runtime fuses into one kernel that quantizes its input when it runs:
 * DynamicQuantizeLinear, MatMulInteger, Cast, Mul with both scales, and the bias as an addition in float32. Convolutions stay as
 * they are, because their dynamic form has no fast kernel.
 */
final class DynamicWriter {
    /** DynamicQuantizeLinear came with it. */
    static final long OPSET_MIN = 11;

    private record QuantizedInput(String values, String scale, String zeroPoint) {}

    private final ModelProto model;
    private final Wiring wiring;
    private final GraphWriter writer;
    private final Map<String, QuantizedInput> inputs = new HashMap<>();
    private final Map<String, String> quantized = new LinkedHashMap<>();
    private final Map<String, String> obstacles = new LinkedHashMap<>();

    DynamicWriter(ModelProto model) {
        this.model = model;
        this.wiring = new Wiring(model.getGraph());
        this.writer = new GraphWriter(model);
    }

    ModelProto write() {
        for (NodeProto node : model.getGraph().getNodeList()) {
            boolean isProduct =
                    node.getOpType().equals("MatMul") || node.getOpType().equals("Gemm");
            if (!isProduct || !node.getDomain().isEmpty()) {
                writer.add(node);
                continue;
            }
            Optional<String> obstacle = Products.obstacle(node, wiring);
            if (obstacle.isPresent()) {
                obstacles.put(node.getOutput(0), obstacle.get());
                writer.add(node);
            } else {
                write(node);
            }
        }
        return writer.finish();
    }

    /** The MatMulInteger node written for each node that was quantized, named by its first output. */
    Map<String, String> quantized() {
        return quantized;
    }

    /** Why a MatMul or Gemm stays in float32, by its first output. */
    Map<String, String> obstacles() {
        return obstacles;
    }

    private void write(NodeProto node) {
        TensorProto weight = wiring.constant(node.getInput(1)).orElseThrow();
        String output = node.getOutput(0);
        QuantizedInput input = inputs.computeIfAbsent(node.getInput(0), this::quantize);
        boolean isTransposed = Products.outputAxis(node) == 0;
        int rows = Math.toIntExact(weight.getDims(isTransposed ? 1 : 0));
        int columns = Math.toIntExact(weight.getDims(isTransposed ? 0 : 1));
        float[] values = FloatTensor.values(weight);
        if (isTransposed) {
            values = transpose(values, columns, rows);
        }
        SymmetricInt8 integers = SymmetricInt8.of(values, SymmetricInt8.scales(values, columns, 1), 1);
        String name = writer.newName(weight.getName() + "_int8");
        List<Long> perColumn = List.of((long) columns);
        writer.constant(
                FloatTensor.raw(name, FloatTensor.INT8, integers.values(), List.of((long) rows, (long) columns)));
        String scale =
                writer.constant(FloatTensor.floats(writer.newName(name + "_scale"), integers.scales(), perColumn));
        // Symmetric with the zero point spelled out: the kernels of some CPUs are only used for that.
        String zeroPoint = writer.zeros(FloatTensor.INT8, perColumn);

        String sums = writer.newName(output + "_int32");
        String product =
                writer.add("", "MatMulInteger", List.of(input.values(), name, input.zeroPoint(), zeroPoint), sums);
        quantized.put(output, product + "/MatMulInteger");
        String floats = writer.add(
                "",
                "Cast",
                List.of(product),
                writer.newName(output + "_cast"),
                GraphWriter.integer("to", FloatTensor.FLOAT));
        String scales = writer.add("", "Mul", List.of(input.scale(), scale), writer.newName(output + "_scale"));
        String bias = Wiring.input(node, 2);
        if (bias.isEmpty()) {
            writer.add("", "Mul", List.of(floats, scales), output);
        } else {
            String scaled = writer.add("", "Mul", List.of(floats, scales), writer.newName(output + "_scaled"));
            writer.add("", "Add", List.of(scaled, bias), output);
        }
    }

    /** Once per tensor: all products that read it share the quantized form. */
    private QuantizedInput quantize(String tensor) {
        QuantizedInput input = new QuantizedInput(
                writer.newName(tensor + "_uint8"),
                writer.newName(tensor + "_scale"),
                writer.newName(tensor + "_zero_point"));
        writer.add(NodeProto.newBuilder()
                .setName(writer.newName(tensor + "/DynamicQuantizeLinear"))
                .setOpType("DynamicQuantizeLinear")
                .addInput(tensor)
                .addOutput(input.values())
                .addOutput(input.scale())
                .addOutput(input.zeroPoint())
                .build());
        return input;
    }

    /** From one output channel after the other to one input channel after the other. */
    private static float[] transpose(float[] values, int outputs, int inputs) {
        float[] transposed = new float[values.length];
        for (int output = 0; output < outputs; output++) {
            for (int input = 0; input < inputs; input++) {
                transposed[input * outputs + output] = values[output * inputs + input];
            }
        }
        return transposed;
    }
}
