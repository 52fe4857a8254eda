package dev.assay.optimizer.quantize;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.assay.optimizer.prepare.OptimizedGraph;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What ONNX Runtime says of a model: its answers, and its graph after fusion. */
final class Answers {
    private static final int EXAMPLES = 4;

    private Answers() {}

    /** The first output for four random examples. */
    static float[] of(ModelProto model) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try (SessionOptions options = new SessionOptions();
                OrtSession session = environment.createSession(model.toByteArray(), options)) {
            for (ValueInfoProto input : model.getGraph().getInputList()) {
                FloatBuffer values = FloatBuffer.wrap(RandomData.values(input, EXAMPLES, 5));
                inputs.put(
                        input.getName(),
                        OnnxTensor.createTensor(environment, values, RandomData.shape(input, EXAMPLES)));
            }
            try (OrtSession.Result result = session.run(inputs)) {
                FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
                float[] answers = new float[values.remaining()];
                values.get(answers);
                return answers;
            }
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    /** The size of the difference relative to the size of the first. */
    static double relativeError(float[] expected, float[] found) {
        double error = 0;
        double energy = 0;
        for (int i = 0; i < expected.length; i++) {
            error += Math.pow((double) expected[i] - found[i], 2);
            energy += Math.pow(expected[i], 2);
        }
        return Math.sqrt(error / energy);
    }

    /** The operators in the order in which ONNX Runtime runs them after fusion. */
    static List<String> fusedOperators(ModelProto model) throws Exception {
        return OptimizedGraph.extended(model).getGraph().getNodeList().stream()
                .map(NodeProto::getOpType)
                .toList();
    }
}
