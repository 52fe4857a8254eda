package dev.assay.optimizer.prepare;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OrtException;
import dev.assay.optimizer.pass.Pass;
import dev.assay.optimizer.pass.PassContext;
import dev.assay.optimizer.pass.PassException;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * ONNX Runtime's basic simplifications, made permanent: batch normalization folded into convolutions, constants computed, what
 * does nothing removed. Free dimensions stay free. Thread-safe.
 */
public final class OrtBasic implements Pass {
    @Override
    public ModelProto apply(ModelProto model, PassContext context) throws PassException {
        try {
            return Tidying.tidy(OptimizedGraph.basic(DefaultedInputs.fix(model)), model);
        } catch (OrtException e) {
            throw new PassException(
                    "ONNX Runtime does not load the model (" + e.getMessage() + "); expected one that it can run", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the simplified model cannot be passed through a temporary file", e);
        }
    }
}
