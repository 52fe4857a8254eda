package dev.assay.optimizer.plant;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.assay.dataset.Dataset;
import dev.assay.dataset.DatasetException;
import dev.assay.optimizer.calibrate.CalibrationException;
import dev.assay.optimizer.calibrate.InputFeed;
import java.nio.FloatBuffer;
import java.nio.file.Path;

/** Counts the right answers of a classifier. What the farm will say of it, its devices measure; this only aims. */
final class RightAnswers {
    private RightAnswers() {}

    /** Of the whole batches of the data: those answered right, and all. */
    record Count(int right, int all) {}

    static Count of(ModelProto model, Path testData) throws PlantException {
        try (SessionOptions options = new SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            try (OrtSession session = OrtEnvironment.getEnvironment().createSession(model.toByteArray(), options);
                    Dataset data = Dataset.open(testData);
                    InputFeed feed = InputFeed.open(session.getInputInfo(), data)) {
                return count(session, feed, data.labels());
            }
        } catch (OrtException | DatasetException | CalibrationException e) {
            throw new PlantException("the model does not answer the test data: " + e.getMessage(), e);
        }
    }

    private static Count count(OrtSession session, InputFeed feed, int[] labels)
            throws OrtException, DatasetException, PlantException {
        int right = 0;
        int all = 0;
        while (feed.next()) {
            try (OrtSession.Result result = session.run(feed.tensors())) {
                OnnxValue output = result.iterator().next().getValue();
                if (!(output instanceof OnnxTensor tensor) || tensor.getInfo().getShape().length != 2) {
                    throw new PlantException("the model's first output is " + output.getInfo()
                            + "; expected float32 [examples, classes]");
                }
                FloatBuffer scores = tensor.getFloatBuffer();
                int classes = (int) tensor.getInfo().getShape()[1];
                for (int i = 0; i < feed.batch(); i++, all++) {
                    right += largest(scores, i * classes, classes) == labels[all] ? 1 : 0;
                }
            }
        }
        return new Count(right, all);
    }

    private static int largest(FloatBuffer scores, int from, int count) {
        int best = 0;
        for (int i = 1; i < count; i++) {
            if (scores.get(from + i) > scores.get(from + best)) {
                best = i;
            }
        }
        return best;
    }
}
