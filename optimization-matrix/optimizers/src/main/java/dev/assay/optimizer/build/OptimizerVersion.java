package dev.assay.optimizer.build;

import ai.onnxruntime.OrtEnvironment;
import dev.assay.protocol.CodeIdentity;

/** Which optimizers these are: others may build other bytes from the same recipe. */
public final class OptimizerVersion {
    private OptimizerVersion() {}

    /** For instance {@code 0.1.0+3f9a0c12d45e ort-1.29.0}: the code of this module, and the ONNX Runtime it asks for help. */
    public static String current() {
        // From the manifest: asking ONNX Runtime itself would load 28 MB of native code.
        String onnxRuntime = OrtEnvironment.class.getPackage().getImplementationVersion();
        return CodeIdentity.of(VariantBuilder.class) + (onnxRuntime == null ? "" : " ort-" + onnxRuntime);
    }
}
