package dev.assay.optimizer.digits;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.assay.dataset.ArrayCursor;
import dev.assay.dataset.Dataset;
import dev.assay.dataset.DatasetException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The models of the example, and how many of its 540 test images one gets right. */
final class DigitsModel {
    private static final Path FOLDER = Path.of("../examples/digits");
    private static final String INPUT = "input";
    private static final int PIXELS = 32;

    private DigitsModel() {}

    static ModelProto read(String name) throws IOException {
        return ModelProto.parseFrom(Files.readAllBytes(FOLDER.resolve("models/" + name + "-digits.onnx")));
    }

    static int right(ModelProto model) throws OrtException, DatasetException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (Dataset data = Dataset.open(FOLDER.resolve("data/digits-test.npz"));
                OrtSession.SessionOptions options = oneThread();
                OrtSession session = environment.createSession(model.toByteArray(), options);
                OnnxTensor images = images(environment, data);
                OrtSession.Result result = session.run(Map.of(INPUT, images))) {
            float[][] logits = (float[][]) result.get(0).getValue();
            int[] labels = data.labels();
            int right = 0;
            for (int i = 0; i < labels.length; i++) {
                right += largest(logits[i]) == labels[i] ? 1 : 0;
            }
            return right;
        }
    }

    /** Threads that wait for each other take long on a machine that is busy. */
    private static OrtSession.SessionOptions oneThread() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        return options;
    }

    private static OnnxTensor images(OrtEnvironment environment, Dataset data) throws OrtException, DatasetException {
        ByteBuffer bytes = ByteBuffer.allocateDirect(data.examples() * PIXELS * PIXELS * Float.BYTES)
                .order(ByteOrder.nativeOrder());
        try (ArrayCursor cursor = data.cursor(INPUT)) {
            cursor.read(bytes, data.examples());
        }
        return OnnxTensor.createTensor(
                environment,
                bytes.flip().order(ByteOrder.nativeOrder()).asFloatBuffer(),
                new long[] {data.examples(), 1, PIXELS, PIXELS});
    }

    private static int largest(float[] logits) {
        int largest = 0;
        for (int i = 1; i < logits.length; i++) {
            largest = logits[i] > logits[largest] ? i : largest;
        }
        return largest;
    }
}
