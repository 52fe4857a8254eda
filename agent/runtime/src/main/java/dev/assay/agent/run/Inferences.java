package dev.assay.agent.run;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The inference that warm-up and sampling repeat: prepared inputs in turn, answers written into memory that is there already
 * where the model's output shapes are known. The caller closes each answer outside its timed window.
 */
final class Inferences implements Turns {
    private static final Set<String> NOTHING_ELSE = Set.of();

    private final OrtSession session;
    private final Map<String, OnnxTensor>[] inputs;
    private final Set<String> madeByEngine;
    private final Map<String, OnnxValue> pinned;

    @SuppressWarnings("unchecked") // an array of maps cannot be made otherwise
    Inferences(OrtSession session, List<Map<String, OnnxTensor>> inputs, PinnedOutputs outputs) {
        this.session = session;
        this.inputs = inputs.toArray(Map[]::new);
        this.pinned = outputs.tensors();
        this.madeByEngine = pinned.isEmpty() ? session.getOutputNames() : NOTHING_ELSE;
    }

    @Override
    public AutoCloseable run(int turn) throws OrtException {
        return session.run(inputs[turn % inputs.length], madeByEngine, pinned);
    }
}
