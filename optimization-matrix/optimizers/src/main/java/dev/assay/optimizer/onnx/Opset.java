package dev.assay.optimizer.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;

/** Which edition of the ONNX operators a model is written in. */
public final class Opset {
    /** The newest one that ONNX Runtime 1.29 loads. */
    public static final long NEWEST = 26;

    private Opset() {}

    /** Of the standard domain; 0 when the model does not say. */
    public static long of(ModelProto model) {
        return model.getOpsetImportList().stream()
                .filter(opset -> isStandard(opset.getDomain()))
                .mapToLong(OperatorSetIdProto::getVersion)
                .findFirst()
                .orElse(0);
    }

    /** The standard domain has two names. */
    public static boolean isStandard(String domain) {
        return domain.isEmpty() || domain.equals("ai.onnx");
    }
}
