package dev.assay.optimizer.quantize;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.assay.optimizer.calibrate.ValueRange;
import dev.assay.optimizer.graph.FloatTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes constants as integers with a DequantizeLinear behind each. */
final class WeightWriter {
    /** The dequantized tensors of one product; the bias is empty if it has none. */
    record Names(String weights, String bias) {}

    /** Weights that are not dequantized. */
    record Integers(String values, String scale, String zeroPoint) {}

    private final GraphWriter writer;
    private final String domain;
    private final boolean perChannel;
    private final Map<String, Integers> written = new HashMap<>();
    private final Map<String, String> dequantized = new HashMap<>();
    private int raisedScales;
    private int saturating;

    WeightWriter(GraphWriter writer, String domain, boolean perChannel) {
        this.writer = writer;
        this.domain = domain;
        this.perChannel = perChannel;
    }

    /** How many weight scales were raised so that a bias fits. */
    int raisedScales() {
        return raisedScales;
    }

    /** How many products can overflow on a CPU that adds in 16 bits; see {@link PairSums}. */
    int saturating() {
        return saturating;
    }

    /** Writes int8 weights and an int32 bias in steps of the input's scale times the weights' scales. */
    Names write(NodeProto node, TensorProto weight, @Nullable TensorProto bias, AffineUint8 input) {
        float[] values = FloatTensor.values(weight);
        float[] scales = scales(node, weight, values);
        float[] biasValues = bias == null ? new float[0] : FloatTensor.values(bias);
        raisedScales += BiasInt32.raiseScales(biasValues, input.scale(), scales);
        Integers integers = writeIntegers(node, weight, values, scales);
        String weights = dequantized.computeIfAbsent(
                integers.values(),
                name -> dequantize(name, integers.scale(), integers.zeroPoint(), Products.outputAxis(node)));
        return new Names(weights, bias == null ? "" : writeBias(bias, biasValues, input.scale(), scales));
    }

    /** Writes int8 weights alone. */
    Integers writeIntegers(NodeProto node, TensorProto weight) {
        float[] values = FloatTensor.values(weight);
        return writeIntegers(node, weight, values, scales(node, weight, values));
    }

    private float[] scales(NodeProto node, TensorProto weight, float[] values) {
        int axis = Products.outputAxis(node);
        return perChannel
                ? SymmetricInt8.scales(
                        values, Math.toIntExact(weight.getDims(axis)), Products.inner(weight.getDimsList(), axis))
                : SymmetricInt8.scales(values, 1, values.length);
    }

    private Integers writeIntegers(NodeProto node, TensorProto weight, float[] values, float[] scales) {
        int axis = Products.outputAxis(node);
        int inner = perChannel ? Products.inner(weight.getDimsList(), axis) : values.length;
        SymmetricInt8 integers = SymmetricInt8.of(values, scales, inner);
        if (PairSums.canOverflow(integers.values(), weight.getDimsList(), axis)) {
            saturating++;
        }
        // Two nodes may share weights, but a raised scale belongs to one of them.
        return written.computeIfAbsent(weight.getName() + " " + axis + " " + Arrays.toString(scales), key -> {
            String name = writer.newName(weight.getName() + "_int8");
            List<Long> shape = scaleShape(scales);
            return new Integers(
                    writer.constant(FloatTensor.raw(name, FloatTensor.INT8, integers.values(), weight.getDimsList())),
                    writer.constant(FloatTensor.floats(writer.newName(name + "_scale"), scales, shape)),
                    writer.zeros(FloatTensor.INT8, shape));
        });
    }

    private String writeBias(TensorProto bias, float[] values, float inputScale, float[] weightScales) {
        String name = writer.newName(bias.getName() + "_int32");
        int[] steps = BiasInt32.quantize(values, inputScale, weightScales);
        float[] scales = BiasInt32.scales(inputScale, weightScales);
        writer.constant(FloatTensor.ints(name, steps, List.of((long) steps.length)));
        String scale = writer.constant(FloatTensor.floats(writer.newName(name + "_scale"), scales, scaleShape(scales)));
        return dequantize(name, scale, writer.zeros(FloatTensor.INT32, scaleShape(scales)), 0);
    }

    /** Writes a constant that meets activations in an addition or the like, as uint8 with its own range. */
    String writeActivation(TensorProto constant) {
        return dequantized.computeIfAbsent(constant.getName(), key -> {
            float[] values = FloatTensor.values(constant);
            ValueRange range = new ValueRange(0, 0);
            for (float value : values) {
                range = range.union(ValueRange.containing(value, value));
            }
            AffineUint8 format = AffineUint8.of(range);
            byte[] steps = new byte[values.length];
            for (int i = 0; i < values.length; i++) {
                steps[i] = format.quantize(values[i]);
            }
            String name = writer.newName(constant.getName() + "_uint8");
            writer.constant(FloatTensor.raw(name, FloatTensor.UINT8, steps, constant.getDimsList()));
            List<String> inputs = new ArrayList<>(List.of(name));
            inputs.addAll(writeFormat(name, format));
            return writer.add(domain, "DequantizeLinear", inputs, writer.newName(name + "_dq"));
        });
    }

    /** Writes scale and zero point as scalars and returns their names. */
    List<String> writeFormat(String tensor, AffineUint8 format) {
        TensorProto scale =
                FloatTensor.floats(writer.newName(tensor + "_scale"), new float[] {format.scale()}, List.of());
        TensorProto zeroPoint = FloatTensor.raw(
                writer.newName(tensor + "_zero_point"),
                FloatTensor.UINT8,
                new byte[] {(byte) format.zeroPoint()},
                List.of());
        return List.of(writer.constant(scale), writer.constant(zeroPoint));
    }

    private String dequantize(String values, String scale, String zeroPoint, int axis) {
        AttributeProto[] attributes =
                perChannel ? new AttributeProto[] {GraphWriter.integer("axis", axis)} : new AttributeProto[] {};
        return writer.add(
                domain,
                "DequantizeLinear",
                List.of(values, scale, zeroPoint),
                writer.newName(values + "_dq"),
                attributes);
    }

    private List<Long> scaleShape(float[] scales) {
        return perChannel ? List.of((long) scales.length) : List.of();
    }
}
