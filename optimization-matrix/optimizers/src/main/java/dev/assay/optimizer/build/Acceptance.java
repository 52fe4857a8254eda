package dev.assay.optimizer.build;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OrtException;
import dev.assay.optimizer.pass.PassContext;
import dev.assay.optimizer.pass.PassException;
import dev.assay.optimizer.prepare.OptimizedGraph;
import java.io.IOException;

/** The last question before a model may be called a variant: does it do what the original does? */
final class Acceptance {
    private Acceptance() {}

    /** The graph that ONNX Runtime makes of the variant on this machine. */
    static ModelProto check(ModelProto original, ModelProto variant, PassContext context)
            throws PassException, IOException {
        try {
            return OptimizedGraph.extended(variant);
        } catch (OrtException e) {
            throw new PassException("ONNX Runtime does not load the variant: " + e.getMessage(), e);
        }
    }
}
