package dev.assay.optimizer.quantize;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnxruntime.platform.Fp16Conversions;
import dev.assay.optimizer.graph.FloatTensor;
import dev.assay.optimizer.graph.Wiring;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Stores large float32 constants as float16 with a Cast behind each. ONNX Runtime folds the Cast when it loads the model, so the file
 * is half as large and the speed is that of float32.
 */
final class Fp16Writer {
    /** Below this the Cast node takes more bytes than it saves. */
    static final int ELEMENTS_MIN = 256;

    private static final float FP16_MAX = 65_504f;

    /**
     * Rounding a normal float16 costs at most 2^-11 of a value, so a larger error of the whole tensor means that many of its values
     * are so small that float16 has few or no bits left for them.
     */
    private static final double RELATIVE_ERROR_MAX = 0x1p-11;

    private final ModelProto model;
    private final Set<String> stored = new LinkedHashSet<>();
    private final Map<String, String> obstacles = new LinkedHashMap<>();

    Fp16Writer(ModelProto model) {
        this.model = model;
    }

    ModelProto write() {
        Wiring wiring = new Wiring(model.getGraph());
        GraphWriter writer = new GraphWriter(model);
        for (TensorProto tensor : model.getGraph().getInitializerList()) {
            boolean isWorthIt = wiring.isConstant(tensor.getName())
                    && !wiring.isGraphOutput(tensor.getName())
                    && FloatTensor.isReadable(tensor)
                    && FloatTensor.elements(tensor.getDimsList()) >= ELEMENTS_MIN;
            if (isWorthIt) {
                store(tensor, writer);
            }
        }
        model.getGraph().getNodeList().forEach(writer::add);
        return writer.finish();
    }

    /** The constants that are stored as float16, in the order of the file. */
    Set<String> stored() {
        return stored;
    }

    /** Why a large constant stays in float32, by its name. */
    Map<String, String> obstacles() {
        return obstacles;
    }

    private void store(TensorProto tensor, GraphWriter writer) {
        float[] values = FloatTensor.values(tensor);
        ByteBuffer halves = ByteBuffer.allocate(values.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        double energy = 0;
        double error = 0;
        for (float value : values) {
            if (!(Math.abs(value) <= FP16_MAX)) {
                obstacles.put(tensor.getName(), "it holds " + value + "; float16 ends at " + FP16_MAX);
                return;
            }
            short half = Fp16Conversions.floatToFp16(value);
            halves.putShort(half);
            double difference = (double) Fp16Conversions.fp16ToFloat(half) - value;
            energy += (double) value * value;
            error += difference * difference;
        }
        if (error > energy * RELATIVE_ERROR_MAX * RELATIVE_ERROR_MAX) {
            obstacles.put(tensor.getName(), "its values are so small that float16 would lose their digits");
            return;
        }
        String name = writer.newName(tensor.getName() + "_fp16");
        writer.constant(FloatTensor.raw(name, FloatTensor.FLOAT16, halves.array(), tensor.getDimsList()));
        writer.add(NodeProto.newBuilder()
                .setName(writer.newName(tensor.getName() + "/Cast"))
                .setOpType("Cast")
                .addInput(name)
                .addOutput(tensor.getName())
                .addAttribute(GraphWriter.integer("to", FloatTensor.FLOAT))
                .build());
        stored.add(tensor.getName());
    }
}
