package dev.assay.agent.run;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.assay.dataset.ArrayCursor;
import dev.assay.dataset.ArrayHeader;
import dev.assay.dataset.Dataset;
import dev.assay.dataset.DatasetException;
import dev.assay.dataset.InputBinding;
import dev.assay.dataset.InputBinding.ModelInput;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a data set batch by batch, as tensors for the inputs of one model. One thread owns it. */
final class BatchReader implements AutoCloseable {
    private final OrtEnvironment engine;
    private final List<Feed> feeds;

    private record Feed(String input, InputTensor tensor, ArrayCursor cursor) {}

    /**
     * One batch.
     *
     * @param examples how many of its examples come from the data set; the rest is filling
     */
    record Batch(Map<String, OnnxTensor> tensors, int examples) implements AutoCloseable {
        @Override
        public void close() {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    private BatchReader(OrtEnvironment engine, List<Feed> feeds) {
        this.engine = engine;
        this.feeds = feeds;
    }

    static BatchReader open(LoadedModel model, Dataset data) throws DatasetException, RunRefusedException {
        Map<String, String> arrays = InputBinding.bind(model.inputs(), data);
        List<Feed> feeds = new ArrayList<>();
        for (ModelInput input : model.inputs()) {
            // bind() returned, so every input has an array.
            ArrayHeader array = Objects.requireNonNull(data.arrays().get(arrays.get(input.name())));
            feeds.add(new Feed(input.name(), InputTensor.of(input, array.exampleShape()), data.cursor(array.name())));
        }
        return new BatchReader(model.engine(), feeds);
    }

    /** Memory that one batch takes. */
    long bytes(int batch) {
        return feeds.stream().mapToLong(feed -> feed.tensor().bytes(batch)).sum();
    }

    /**
     * The next {@code batch} examples in fresh memory. The last batch of the data set may be smaller; with {@code fill} it is
     * made up to size with zeros instead, for a model that takes one size only. Null at the end.
     */
    @Nullable
    Batch next(int batch, boolean fill) throws DatasetException, RunRefusedException, OrtException {
        Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
        int examples = 0;
        for (Feed feed : feeds) {
            ByteBuffer buffer = feed.tensor().buffer(batch);
            examples = feed.cursor().read(buffer, batch);
            if (examples == 0) {
                return null;
            }
            tensors.put(feed.input(), feed.tensor().over(engine, buffer, fill ? batch : examples));
        }
        return new Batch(tensors, examples);
    }

    @Override
    public void close() {
        feeds.forEach(feed -> feed.cursor().close());
    }
}
