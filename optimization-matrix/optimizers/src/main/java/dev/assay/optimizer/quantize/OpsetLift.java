package dev.assay.optimizer.quantize;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import dev.assay.optimizer.onnx.Opset;
import dev.assay.optimizer.pass.PassException;
import java.util.Set;
import java.util.TreeSet;

/**
 * Lifts a model to the first opset with integer operators, 10, where that changes nothing but the number. Newer forms are never
 * needed: per-channel quantization below opset 13 uses the operators of ONNX Runtime's own domain.
 */
final class OpsetLift {
    static final long OPSET_MIN = 10;

    private static final long LIFTABLE_MIN = 7;

    /** Operators whose inputs or attributes changed between opset 7 and opset 10. */
    private static final Set<String> CHANGED =
            Set.of("BatchNormalization", "Dropout", "Resize", "Scan", "Slice", "TopK", "Upsample");

    private OpsetLift() {}

    static ModelProto lift(ModelProto model, String wanted) throws PassException {
        long opset = Opset.of(model);
        if (opset >= OPSET_MIN) {
            return model;
        }
        Set<String> obstacles = new TreeSet<>();
        for (NodeProto node : model.getGraph().getNodeList()) {
            if (CHANGED.contains(node.getOpType()) && node.getDomain().isEmpty()) {
                obstacles.add(node.getOpType());
            }
        }
        if (opset < LIFTABLE_MIN || !obstacles.isEmpty()) {
            throw new PassException(wanted + ": the model uses opset " + opset
                    + (obstacles.isEmpty() ? "" : " with " + obstacles)
                    + "; expected at least " + OPSET_MIN + ", export the model again with a newer opset");
        }
        ModelProto.Builder lifted = model.toBuilder().clearOpsetImport();
        for (OperatorSetIdProto imported : model.getOpsetImportList()) {
            boolean isStandard = Opset.isStandard(imported.getDomain());
            lifted.addOpsetImport(
                    isStandard ? imported.toBuilder().setVersion(OPSET_MIN).build() : imported);
        }
        return lifted.build();
    }
}
