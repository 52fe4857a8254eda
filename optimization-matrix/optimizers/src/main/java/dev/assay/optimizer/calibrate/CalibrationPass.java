package dev.assay.optimizer.calibrate;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.ExecutionMode;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import ai.onnxruntime.TensorInfo;
import dev.assay.dataset.Dataset;
import dev.assay.dataset.DatasetException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * One pass of a model over a data set, one batch after the other, into the same output buffers. A fixed batch dimension is respected;
 * a free one is run with single examples. Owned by one thread.
 */
public final class CalibrationPass implements AutoCloseable {
    private final OrtSession session;
    private final InputFeed feed;
    private final List<String> outputs;
    private final List<String> watchedInputs;
    private final Map<String, FloatBuffer> buffers = new HashMap<>();
    private final Map<String, OnnxTensor> pinned = new HashMap<>();
    private final Map<String, long[]> shapes = new HashMap<>();
    private boolean mayPin = true;

    /**
     * Loads the model and opens the data.
     *
     * @param outputs float32 outputs of the model to look at
     * @param watchedInputs inputs of the model to look at; those that are not float32 are never shown
     */
    public CalibrationPass(ModelProto model, List<String> outputs, List<String> watchedInputs, Dataset data)
            throws OrtException, DatasetException, CalibrationException {
        this.outputs = outputs;
        this.watchedInputs = watchedInputs;
        try (SessionOptions options = options()) {
            session = OrtEnvironment.getEnvironment().createSession(model.toByteArray(), options);
        }
        try {
            feed = InputFeed.open(session.getInputInfo(), data);
        } catch (OrtException | DatasetException | CalibrationException e) {
            session.close();
            throw e;
        }
    }

    /** One thread, so that the ranges, and with them the bytes of the variant, do not depend on the number of cores. */
    static SessionOptions options() throws OrtException {
        SessionOptions options = new SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setExecutionMode(ExecutionMode.SEQUENTIAL);
        options.setOptimizationLevel(OptLevel.ALL_OPT);
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
        return options;
    }

    /** Shows every value of every watched tensor to its observer; returns the number of examples. */
    int run(Function<String, ? extends TensorObserver> observers) throws OrtException, DatasetException {
        int examples = 0;
        while (next(observers)) {
            examples += batch();
        }
        return examples;
    }

    /** How many examples each batch has. */
    public int batch() {
        return feed.batch();
    }

    /** Runs the next batch and shows every watched tensor to its observer; false when no whole batch is left. */
    public boolean next(Function<String, ? extends TensorObserver> observers) throws OrtException, DatasetException {
        if (!feed.next()) {
            return false;
        }
        for (String input : watchedInputs) {
            FloatBuffer values = feed.floats(input);
            if (values != null) {
                observers.apply(input).see(feed.shape(input), values);
            }
        }
        if (!outputs.isEmpty()) {
            runOnce(observers);
        }
        return true;
    }

    private void runOnce(Function<String, ? extends TensorObserver> observers) throws OrtException {
        if (!pinned.isEmpty()) {
            try {
                session.run(feed.tensors(), Set.of(), pinned).close();
                for (String output : outputs) {
                    observers
                            .apply(output)
                            .see(
                                    required(shapes, output),
                                    required(buffers, output).duplicate());
                }
                return;
            } catch (OrtException e) {
                // The shape of an output depends on the values of the input: let ONNX Runtime allocate from now on.
                // A real fault appears again below.
                mayPin = false;
                releasePinned();
            }
        }
        try (OrtSession.Result result = session.run(feed.tensors(), Set.copyOf(outputs))) {
            for (String output : outputs) {
                OnnxTensor tensor = (OnnxTensor) result.get(output).orElseThrow();
                observers.apply(output).see(tensor.getInfo().getShape(), tensor.getFloatBuffer());
                if (mayPin) {
                    pin(output, tensor.getInfo());
                }
            }
        }
    }

    private void pin(String output, TensorInfo info) throws OrtException {
        long bytes = info.getNumElements() * Float.BYTES;
        if (bytes > Integer.MAX_VALUE || bytes == 0) {
            mayPin = false;
            releasePinned();
            return;
        }
        ByteBuffer buffer = ByteBuffer.allocateDirect((int) bytes).order(ByteOrder.nativeOrder());
        buffers.put(output, buffer.asFloatBuffer());
        shapes.put(output, info.getShape());
        pinned.put(
                output,
                OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), buffer.asFloatBuffer(), info.getShape()));
    }

    private static <T> T required(Map<String, T> map, String key) {
        T value = map.get(key);
        if (value == null) {
            throw new IllegalStateException("no \"" + key + "\" among " + map.keySet());
        }
        return value;
    }

    private void releasePinned() {
        pinned.values().forEach(OnnxTensor::close);
        pinned.clear();
        buffers.clear();
        shapes.clear();
    }

    @Override
    public void close() throws OrtException {
        releasePinned();
        feed.close();
        session.close();
    }
}
