package dev.assay.optimizer.compensate;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OrtException;
import dev.assay.dataset.Dataset;
import dev.assay.dataset.DatasetException;
import dev.assay.optimizer.calibrate.CalibrationException;
import dev.assay.optimizer.calibrate.CalibrationPass;
import dev.assay.optimizer.calibrate.TensorObserver;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs a model as it was and as it is now side by side over calibration data, and sums up what some of its layers read. Only the part
 * of the model before these layers is computed.
 */
final class Stage {
    /** Each layer or two cost two passes over the examples, so their number is limited. */
    private static final int EXAMPLES_MAX = 256;
    /** Of vectors of one layer: enough for its weights, and few enough that long vectors do not take long. */
    private static final int VECTORS_MIN = 2_048;

    private static final int VECTORS_MAX = 4_096;
    /** Of one layer, as far as the limits of its vectors allow. */
    private static final int VALUES_MAX = 1 << 21;

    private final Map<String, WatchedLayer> layers;
    private final Map<String, MomentSums> sums = new LinkedHashMap<>();
    private final Map<String, float[]> before = new HashMap<>();
    private int examplesMax;
    private int batch;

    /** Of layers by the names of their outputs. */
    Stage(Map<String, WatchedLayer> layers) {
        this.layers = layers;
        layers.forEach((name, layer) ->
                sums.put(name, new MomentSums(layer.weights(), layer.rows().length())));
    }

    Map<String, LayerMoments> run(ModelProto original, ModelProto present, Dataset data)
            throws DatasetException, CalibrationException {
        examplesMax = Math.min(EXAMPLES_MAX, data.examples());
        try (CalibrationPass first = pass(original, data);
                CalibrationPass second = pass(present, data)) {
            for (int i = 0; i * first.batch() < examplesMax && first.next(this::remember); i++) {
                int index = i;
                batch = first.batch();
                second.next(tensor -> (shape, values) -> add(tensor, shape, floats(values), index));
            }
        } catch (OrtException e) {
            throw new CalibrationException("the model does not run on " + data.file() + ": " + e.getMessage(), e);
        }
        Map<String, LayerMoments> moments = new HashMap<>();
        sums.forEach((name, sum) -> moments.put(name, sum.means()));
        return moments;
    }

    private TensorObserver remember(String tensor) {
        return (shape, values) -> before.put(tensor, floats(values));
    }

    private static float[] floats(FloatBuffer values) {
        float[] floats = new float[values.remaining()];
        values.get(floats);
        return floats;
    }

    private void add(String tensor, long[] shape, float[] values, int index) {
        float[] past = Objects.requireNonNull(before.get(tensor), tensor);
        layers.forEach((name, layer) -> {
            if (layer.tensor().equals(tensor)) {
                add(layer.rows(), Objects.requireNonNull(sums.get(name)), past, values, shape, index);
            }
        });
    }

    private void add(InputRows rows, MomentSums sum, float[] past, float[] values, long[] shape, int index) {
        int vectors = Math.max(VECTORS_MIN, Math.min(VECTORS_MAX, VALUES_MAX / rows.length()));
        int wanted = Math.max(1, vectors * batch / examplesMax);
        int count = rows.count(shape);
        int step = (count + wanted - 1) / wanted;
        // Each batch starts elsewhere, so that every place of the tensor is seen.
        for (int position = step == 0 ? 0 : index % step; position < count; position += step) {
            sum.add(rows, past, values, shape, position);
        }
    }

    private CalibrationPass pass(ModelProto model, Dataset data)
            throws OrtException, DatasetException, CalibrationException {
        Set<String> inputs = model.getGraph().getInputList().stream()
                .map(ValueInfoProto::getName)
                .collect(Collectors.toSet());
        List<String> tensors =
                layers.values().stream().map(WatchedLayer::tensor).distinct().toList();
        List<String> outputs =
                tensors.stream().filter(name -> !inputs.contains(name)).toList();
        List<String> watched = tensors.stream().filter(inputs::contains).toList();
        ModelProto.Builder tapped = model.toBuilder();
        if (!outputs.isEmpty()) {
            // ONNX Runtime computes nothing that no output needs. Without a type it infers it.
            tapped.getGraphBuilder().clearOutput();
            outputs.forEach(name -> tapped.getGraphBuilder()
                    .addOutput(ValueInfoProto.newBuilder().setName(name)));
        }
        return new CalibrationPass(tapped.build(), outputs, watched, data);
    }
}
