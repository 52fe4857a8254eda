package dev.assay.agent.run;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.assay.agent.kernel.SampleClock;
import dev.assay.dataset.Dataset;
import dev.assay.dataset.DatasetException;
import dev.assay.protocol.AccuracyReport;
import dev.assay.protocol.RunPlan;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** Runs every example of the test set once, in order, and keeps the class that the model gives to each. */
final class Scoring {
    private static final String METRIC = "top-1";

    private final OrtEnvironment engine;
    private final Consumer<PhaseMark> marks;

    Scoring(OrtEnvironment engine, Consumer<PhaseMark> marks) {
        this.engine = engine;
        this.marks = marks;
    }

    AccuracyReport score(Path modelFile, Path testData, RunPlan plan)
            throws RunRefusedException, OrtException, DatasetException {
        try (Dataset data = Dataset.open(testData)) {
            int[] labels = data.labels();
            marks.accept(new PhaseMark(PhaseMark.Phase.LOADING, SampleClock.nanos()));
            try (LoadedModel model = LoadedModel.load(engine, modelFile, plan);
                    BatchReader reader = BatchReader.open(model, data)) {
                marks.accept(new PhaseMark(PhaseMark.Phase.SCORING, SampleClock.nanos()));
                int[] predictions = predictions(model, reader, labels);
                return new AccuracyReport(METRIC, labels.length, agreeing(predictions, labels), predictions, labels);
            }
        }
    }

    private static int[] predictions(LoadedModel model, BatchReader reader, int[] labels)
            throws RunRefusedException, OrtException, DatasetException {
        int[] predictions = new int[labels.length];
        boolean fill = !model.takesSmallerBatches();
        int done = 0;
        for (BatchReader.Batch batch = reader.next(model.batch(), fill);
                batch != null;
                batch = reader.next(model.batch(), fill)) {
            try (BatchReader.Batch open = batch;
                    OrtSession.Result answer = model.session().run(open.tensors())) {
                OnnxTensor logits = logits(answer, fill ? model.batch() : open.examples());
                requireKnownClasses(
                        labels, done, open.examples(), logits.getInfo().getShape()[1]);
                int[] classes = classes(logits);
                System.arraycopy(classes, 0, predictions, done, open.examples());
                done += open.examples();
            }
        }
        return predictions;
    }

    /** A label that the model cannot answer would count as a wrong answer, where it is the data that is wrong. */
    private static void requireKnownClasses(int[] labels, int from, int count, long classes)
            throws RunRefusedException {
        for (int example = from; example < from + count; example++) {
            if (labels[example] < 0 || labels[example] >= classes) {
                throw new RunRefusedException("the label of example " + example + " is " + labels[example]
                        + "; expected 0 to " + (classes - 1) + ", the classes of the model's output");
            }
        }
    }

    private static OnnxTensor logits(OrtSession.Result answer, int examples) throws RunRefusedException {
        Map.Entry<String, OnnxValue> output = answer.iterator().next();
        if (!(output.getValue() instanceof OnnxTensor tensor) || !isLogits(tensor, examples)) {
            throw new RunRefusedException("output \"" + output.getKey() + "\" is "
                    + output.getValue().getInfo() + "; expected float32 [" + examples
                    + ", classes] to score a classification");
        }
        FiniteAnswers.require(output.getKey(), tensor.getFloatBuffer());
        return tensor;
    }

    private static int[] classes(OnnxTensor tensor) {
        FloatBuffer logits = tensor.getFloatBuffer();
        int[] classes = new int[(int) tensor.getInfo().getShape()[0]];
        int width = (int) tensor.getInfo().getShape()[1];
        for (int example = 0; example < classes.length; example++) {
            classes[example] = Argmax.of(logits, example * width, width);
        }
        return classes;
    }

    private static boolean isLogits(OnnxTensor tensor, int examples) {
        long[] shape = tensor.getInfo().getShape();
        return tensor.getInfo().type == OnnxJavaType.FLOAT
                && shape.length == 2
                && shape[0] == examples
                && shape[1] >= 1;
    }

    private static int agreeing(int[] predictions, int[] labels) {
        int agreeing = 0;
        for (int i = 0; i < labels.length; i++) {
            agreeing += predictions[i] == labels[i] ? 1 : 0;
        }
        return agreeing;
    }
}
