package dev.assay.agent.run;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Memory for a model's answers, made once. Empty when any output is no tensor of numbers, or its shape may differ from one
 * example to the next: then ONNX Runtime makes the memory at each inference.
 */
final class PinnedOutputs implements AutoCloseable {
    private static final int BYTES_MAX = 1 << 30;

    private final Map<String, OnnxValue> tensors;

    private PinnedOutputs(Map<String, OnnxValue> tensors) {
        this.tensors = tensors;
    }

    /** Memory for answers like this one, whose actual shapes fill in what the declared ones leave to the batch. */
    static PinnedOutputs like(LoadedModel model, OrtSession.Result answer) throws OrtException {
        Set<String> batchNames = batchNames(model.session());
        Map<String, NodeInfo> declared = model.session().getOutputInfo();
        Map<String, OnnxValue> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, OnnxValue> output : answer) {
            NodeInfo info = declared.get(output.getKey());
            if (info == null
                    || !(output.getValue() instanceof OnnxTensor tensor)
                    || !(info.getInfo() instanceof TensorInfo declaredTensor)
                    || !isAlwaysThatShape(declaredTensor, batchNames)
                    || !isAffordable(tensor.getInfo())) {
                tensors.values().forEach(OnnxValue::close);
                return new PinnedOutputs(Map.of());
            }
            TensorInfo actual = tensor.getInfo();
            ByteBuffer buffer = ByteBuffer.allocateDirect((int) bytes(actual)).order(ByteOrder.nativeOrder());
            tensors.put(
                    output.getKey(), OnnxTensor.createTensor(model.engine(), buffer, actual.getShape(), actual.type));
        }
        return new PinnedOutputs(tensors);
    }

    private static Set<String> batchNames(OrtSession session) throws OrtException {
        return session.getInputInfo().values().stream()
                .map(NodeInfo::getInfo)
                .filter(TensorInfo.class::isInstance)
                .map(info -> ((TensorInfo) info).getDimensionNames())
                .filter(names -> names.length > 0 && !names[0].isEmpty())
                .map(names -> names[0])
                .collect(Collectors.toSet());
    }

    /** Every dimension is fixed, but for a first one that bears the name of an input's first one: the batch. */
    private static boolean isAlwaysThatShape(TensorInfo declared, Set<String> batchNames) {
        long[] shape = declared.getShape();
        for (int i = 0; i < shape.length; i++) {
            boolean isBatch = i == 0 && batchNames.contains(declared.getDimensionNames()[0]);
            if (shape[i] < 1 && !isBatch) {
                return false;
            }
        }
        return declared.type != OnnxJavaType.STRING && declared.type != OnnxJavaType.UNKNOWN;
    }

    private static boolean isAffordable(TensorInfo actual) {
        return bytes(actual) <= BYTES_MAX;
    }

    private static double bytes(TensorInfo actual) {
        double bytes = actual.type.size;
        for (long dimension : actual.getShape()) {
            bytes *= dimension;
        }
        return bytes;
    }

    /** By output name; empty when nothing can be pinned. */
    Map<String, OnnxValue> tensors() {
        return tensors;
    }

    @Override
    public void close() {
        tensors.values().forEach(OnnxValue::close);
    }
}
