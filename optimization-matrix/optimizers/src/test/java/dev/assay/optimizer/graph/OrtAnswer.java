package dev.assay.optimizer.graph;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What ONNX Runtime answers to a model's first output. */
public final class OrtAnswer {
    private static final long SEED = 7;
    private static final int FREE_DIMENSION = 2;

    private OrtAnswer() {}

    /** The answer to normally distributed numbers that are the same for the same inputs; a free dimension gets size 2. */
    public static float[] of(ModelProto model) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        Map<String, OnnxTensor> feed = new HashMap<>();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // Threads that wait for each other take long on a machine that is busy.
            options.setIntraOpNumThreads(1);
            return of(model, environment, options, feed);
        } finally {
            feed.values().forEach(OnnxTensor::close);
        }
    }

    private static float[] of(
            ModelProto model,
            OrtEnvironment environment,
            OrtSession.SessionOptions options,
            Map<String, OnnxTensor> feed)
            throws OrtException {
        try (OrtSession session = environment.createSession(model.toByteArray(), options)) {
            for (NodeInfo input : session.getInputInfo().values()) {
                long[] shape = ((TensorInfo) input.getInfo()).getShape();
                shape = Arrays.stream(shape)
                        .map(size -> size < 0 ? FREE_DIMENSION : size)
                        .toArray();
                int count = Math.toIntExact(Arrays.stream(shape).reduce(1, (a, b) -> a * b));
                FloatBuffer values = FloatBuffer.wrap(MicroModel.random(SEED + feed.size(), count));
                feed.put(input.getName(), OnnxTensor.createTensor(environment, values, shape));
            }
            try (OrtSession.Result result = session.run(feed)) {
                FloatBuffer output = ((OnnxTensor) result.get(0)).getFloatBuffer();
                float[] values = new float[output.remaining()];
                output.get(values);
                return values;
            }
        }
    }
}
