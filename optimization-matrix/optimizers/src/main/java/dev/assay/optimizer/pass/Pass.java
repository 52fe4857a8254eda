package dev.assay.optimizer.pass;

import ai.onnx.proto.OnnxMl.ModelProto;

/**
 * One step from ONNX to ONNX. The same model and context give the same bytes every time; the given model is not changed;
 * what the step does not know it leaves as it is and says so. Not thread-safe unless it says otherwise.
 */
public interface Pass {
    /**
     * The changed model, and for each node that was changed or left alone on purpose one line to the context.
     *
     * @throws PassException when the model cannot be optimized this way, with a sentence for the user
     */
    ModelProto apply(ModelProto model, PassContext context) throws PassException, InterruptedException;
}
