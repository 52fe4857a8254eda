package dev.assay.optimizer.calibrate;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import dev.assay.dataset.ArrayCursor;
import dev.assay.dataset.ArrayHeader;
import dev.assay.dataset.Dataset;
import dev.assay.dataset.DatasetException;
import dev.assay.dataset.ElementType;
import dev.assay.dataset.InputBinding;
import dev.assay.dataset.InputBinding.ModelInput;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The inputs of a model as tensors over buffers that each batch of a data set overwrites. One thread owns it. */
public final class InputFeed implements AutoCloseable {
    private record Source(ArrayCursor cursor, ByteBuffer buffer, OnnxTensor tensor, ElementType type) {}

    private final int batch;
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final Map<String, OnnxTensor> tensors = new LinkedHashMap<>();

    private InputFeed(int batch) {
        this.batch = batch;
    }

    /** Before the first batch; the caller closes it. */
    public static InputFeed open(Map<String, NodeInfo> inputs, Dataset data)
            throws OrtException, DatasetException, CalibrationException {
        List<ModelInput> wanted = new ArrayList<>();
        for (NodeInfo input : inputs.values()) {
            if (!(input.getInfo() instanceof TensorInfo tensor)) {
                throw new CalibrationException(
                        "the model's input \"" + input.getName() + "\" is no tensor; expected tensors only");
            }
            wanted.add(new ModelInput(
                    input.getName(),
                    onnxName(tensor.type),
                    Arrays.stream(tensor.getShape()).boxed().toList()));
        }
        Map<String, String> binding = InputBinding.bind(wanted, data);
        InputFeed feed = new InputFeed(batch(wanted, data));
        try {
            for (ModelInput input : wanted) {
                feed.add(input.name(), binding.getOrDefault(input.name(), input.name()), data);
            }
        } catch (OrtException | DatasetException e) {
            feed.close();
            throw e;
        }
        return feed;
    }

    private void add(String input, String array, Dataset data) throws OrtException, DatasetException {
        ArrayHeader header = data.arrays().get(array);
        if (header == null) {
            throw new IllegalStateException("bound to \"" + array + "\", which is not in "
                    + data.arrays().keySet());
        }
        ByteBuffer buffer = ByteBuffer.allocateDirect(Math.multiplyExact(header.exampleBytes(), batch))
                .order(ByteOrder.nativeOrder());
        long[] shape = header.shape().stream().mapToLong(Long::longValue).toArray();
        shape[0] = batch;
        OnnxTensor tensor = OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(),
                buffer.duplicate().order(ByteOrder.nativeOrder()),
                shape,
                javaType(header.type()));
        sources.put(input, new Source(data.cursor(array), buffer, tensor, header.type()));
        tensors.put(input, tensor);
    }

    private static int batch(List<ModelInput> inputs, Dataset data) throws CalibrationException {
        List<Long> fixed = inputs.stream()
                .map(input -> input.shape().get(0))
                .filter(size -> size > 0)
                .distinct()
                .toList();
        if (fixed.size() > 1) {
            throw new CalibrationException("the model's inputs have the fixed batch sizes " + fixed + "; expected one");
        }
        long batch = fixed.isEmpty() ? 1 : fixed.get(0);
        if (batch > data.examples()) {
            throw new CalibrationException(data.file() + ": " + data.examples() + " examples; expected at least "
                    + batch + ", the fixed batch size of the model");
        }
        return (int) batch;
    }

    /** How many examples each batch has. */
    public int batch() {
        return batch;
    }

    /** The same tensors for every batch, by input name. */
    public Map<String, OnnxTensor> tensors() {
        return tensors;
    }

    /** Overwrites the tensors with the next whole batch; false when none is left. */
    public boolean next() throws DatasetException {
        for (Source source : sources.values()) {
            source.buffer.clear();
            if (source.cursor.read(source.buffer, batch) < batch) {
                return false;
            }
        }
        return true;
    }

    /** The present values of a float input, null for another type. */
    @Nullable
    FloatBuffer floats(String input) {
        Source source = sources.get(input);
        return source == null || source.type != ElementType.FLOAT32
                ? null
                : source.buffer
                        .duplicate()
                        .order(ByteOrder.nativeOrder())
                        .flip()
                        .asFloatBuffer();
    }

    /** Of an input's tensor, with the batch first. */
    long[] shape(String input) {
        Source source = sources.get(input);
        if (source == null) {
            throw new IllegalArgumentException("input is \"" + input + "\"; expected one of " + sources.keySet());
        }
        return source.tensor.getInfo().getShape();
    }

    private static String onnxName(OnnxJavaType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private static OnnxJavaType javaType(ElementType type) {
        return switch (type) {
            case FLOAT32 -> OnnxJavaType.FLOAT;
            case FLOAT64 -> OnnxJavaType.DOUBLE;
            case FLOAT16 -> OnnxJavaType.FLOAT16;
            case INT64 -> OnnxJavaType.INT64;
            case INT32 -> OnnxJavaType.INT32;
            case INT16 -> OnnxJavaType.INT16;
            case INT8 -> OnnxJavaType.INT8;
            case UINT8 -> OnnxJavaType.UINT8;
            case BOOL -> OnnxJavaType.BOOL;
        };
    }

    @Override
    public void close() {
        for (Source source : sources.values()) {
            source.tensor.close();
            source.cursor.close();
        }
        sources.clear();
    }
}
