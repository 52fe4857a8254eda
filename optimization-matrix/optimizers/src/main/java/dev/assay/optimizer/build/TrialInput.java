package dev.assay.optimizer.build;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import dev.assay.dataset.Dataset;
import dev.assay.dataset.DatasetException;
import dev.assay.optimizer.calibrate.CalibrationException;
import dev.assay.optimizer.calibrate.InputFeed;
import dev.assay.optimizer.pass.PassContext;
import dev.assay.optimizer.pass.PassException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/** What a model is run on once: the first calibration examples, or made-up numbers where there are none. */
final class TrialInput implements AutoCloseable {
    private final Map<String, OnnxTensor> tensors;
    private final boolean isReal;
    private final Deque<Runnable> closers;

    private TrialInput(Map<String, OnnxTensor> tensors, boolean isReal, Deque<Runnable> closers) {
        this.tensors = tensors;
        this.isReal = isReal;
        this.closers = closers;
    }

    static TrialInput of(Map<String, NodeInfo> inputs, PassContext context) throws OrtException, PassException {
        Optional<Path> calibration = context.calibration();
        if (calibration.isPresent()) {
            try {
                return first(inputs, calibration.get());
            } catch (DatasetException | CalibrationException e) {
                context.warn("tried on made-up numbers, as the calibration data do not fit: " + e.getMessage());
            }
        }
        Map<String, OnnxTensor> made = MadeUpTensors.of(inputs, context.seed());
        Deque<Runnable> closers = new ArrayDeque<>();
        made.values().forEach(tensor -> closers.push(tensor::close));
        return new TrialInput(made, false, closers);
    }

    private static TrialInput first(Map<String, NodeInfo> inputs, Path calibration)
            throws OrtException, DatasetException, CalibrationException {
        Deque<Runnable> closers = new ArrayDeque<>();
        TrialInput input = null;
        try {
            Dataset data = Dataset.open(calibration);
            closers.push(data::close);
            InputFeed feed = InputFeed.open(inputs, data);
            closers.push(feed::close);
            feed.next();
            input = new TrialInput(feed.tensors(), true, closers);
            return input;
        } finally {
            if (input == null) {
                closers.forEach(Runnable::run);
            }
        }
    }

    Map<String, OnnxTensor> tensors() {
        return tensors;
    }

    /** Whether it is data of the user: a model that cannot run on that is of no use. */
    boolean isReal() {
        return isReal;
    }

    @Override
    public void close() {
        closers.forEach(Runnable::run);
    }
}
