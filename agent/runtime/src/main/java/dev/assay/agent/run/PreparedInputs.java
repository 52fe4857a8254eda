package dev.assay.agent.run;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import dev.assay.dataset.Dataset;
import dev.assay.dataset.DatasetException;
import dev.assay.dataset.InputBinding.ModelInput;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Inputs that are ready before anything is timed, used in turn so that no single example decides the latency. */
final class PreparedInputs implements AutoCloseable {
    private static final int BATCHES_MAX = 16;
    private static final long BYTES_MAX = 32L << 20;

    private final List<Map<String, OnnxTensor>> batches;
    private final boolean real;

    private PreparedInputs(List<Map<String, OnnxTensor>> batches, boolean real) {
        this.batches = batches;
        this.real = real;
    }

    /** The first whole batches of the test set, or made-up ones when there is none. */
    static PreparedInputs prepare(LoadedModel model, @Nullable Path testData, long seed)
            throws DatasetException, RunRefusedException, OrtException {
        return testData == null ? madeUp(model, seed) : fromData(model, testData);
    }

    private static PreparedInputs fromData(LoadedModel model, Path testData)
            throws DatasetException, RunRefusedException, OrtException {
        List<Map<String, OnnxTensor>> batches = new ArrayList<>();
        try (Dataset data = Dataset.open(testData);
                BatchReader reader = BatchReader.open(model, data)) {
            if (data.examples() < model.batch()) {
                throw new RunRefusedException(testData.getFileName() + ": " + data.examples()
                        + " examples; expected at least one batch of " + model.batch());
            }
            int whole = Math.min(data.examples() / model.batch(), BATCHES_MAX);
            long affordable = Math.max(1, BYTES_MAX / Math.max(1, reader.bytes(model.batch())));
            for (int i = 0; i < Math.min(whole, affordable); i++) {
                BatchReader.Batch batch = reader.next(model.batch(), false);
                if (batch != null) {
                    batches.add(batch.tensors());
                }
            }
        }
        return new PreparedInputs(batches, true);
    }

    private static PreparedInputs madeUp(LoadedModel model, long seed) throws RunRefusedException, OrtException {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, InputTensor> tensors = new LinkedHashMap<>();
        long bytes = 1;
        for (ModelInput input : model.inputs()) {
            int dimensions = input.shape().size();
            InputTensor tensor = InputTensor.of(input, input.shape().subList(Math.min(1, dimensions), dimensions));
            tensors.put(input.name(), tensor);
            bytes += tensor.bytes(model.batch());
        }
        List<Map<String, OnnxTensor>> batches = new ArrayList<>();
        int count = (int) Math.max(1, Math.min(BATCHES_MAX, BYTES_MAX / bytes));
        for (int i = 0; i < count; i++) {
            Map<String, OnnxTensor> batch = new LinkedHashMap<>();
            for (Map.Entry<String, InputTensor> entry : tensors.entrySet()) {
                InputTensor tensor = entry.getValue();
                ByteBuffer buffer = tensor.buffer(model.batch());
                MadeUpValues.fill(buffer, tensor.type(), random);
                batch.put(entry.getKey(), tensor.over(model.engine(), buffer, model.batch()));
            }
            batches.add(batch);
        }
        return new PreparedInputs(batches, false);
    }

    /** One map per batch, at least one. */
    List<Map<String, OnnxTensor>> batches() {
        return batches;
    }

    /** Whether they come from a data set. */
    boolean areReal() {
        return real;
    }

    @Override
    public void close() {
        batches.forEach(batch -> batch.values().forEach(OnnxTensor::close));
    }
}
