package dev.assay.optimizer.prepare;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Asks ONNX Runtime what graph it would run. It tells by writing a file, which is read and deleted. */
public final class OptimizedGraph {
    /**
     * Turns MatMul + Add into Reshape + Gemm + Reshape, which later passes and ONNX Runtime's own fusions no longer recognise.
     */
    private static final String HARMFUL = "MatMulAddFusion";

    private OptimizedGraph() {}

    /** Simplified, but free of anything that only this machine or this version of ONNX Runtime knows: may be shipped. */
    public static ModelProto basic(ModelProto model) throws OrtException, IOException {
        try (SessionOptions options = options(OptLevel.BASIC_OPT)) {
            options.addConfigEntry("optimization.disable_specified_optimizers", HARMFUL);
            return dump(model, options);
        }
    }

    /** With the fused operators that this machine would run. Never shipped. */
    public static ModelProto extended(ModelProto model) throws OrtException, IOException {
        try (SessionOptions options = options(OptLevel.EXTENDED_OPT)) {
            return dump(model, options);
        }
    }

    private static SessionOptions options(OptLevel level) throws OrtException {
        SessionOptions options = new SessionOptions();
        options.setOptimizationLevel(level);
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        return options;
    }

    private static ModelProto dump(ModelProto model, SessionOptions options) throws OrtException, IOException {
        Path file = Files.createTempFile("assay-optimized", ".onnx");
        try {
            options.setOptimizedModelFilePath(file.toString());
            OrtEnvironment.getEnvironment()
                    .createSession(model.toByteArray(), options)
                    .close();
            return ModelProto.parseFrom(Files.readAllBytes(file));
        } finally {
            Files.delete(file);
        }
    }
}
