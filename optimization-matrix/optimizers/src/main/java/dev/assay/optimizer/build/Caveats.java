package dev.assay.optimizer.build;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.assay.optimizer.onnx.Operators;
import dev.assay.optimizer.onnx.Opset;
import dev.assay.optimizer.pass.PassContext;
import dev.assay.sweep.axis.Quantization;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a user should know of a variant before the figures disappoint, beyond what the passes say of their own work. */
final class Caveats {
    private static final Set<String> KNOWN_DOMAINS = Set.of("", "ai.onnx", "ai.onnx.ml", "com.microsoft");

    private Caveats() {}

    static void warn(Quantization quantization, PassContext context) {
        of(quantization).ifPresent(context::warn);
    }

    private static Optional<String> of(Quantization quantization) {
        return switch (quantization.scheme()) {
            case NONE -> Optional.empty();
            case DYNAMIC_INT8, STATIC_INT8 ->
                Optional.of(quantization.text()
                        + " is fast on x86 CPUs with VNNI and on ARM CPUs with dot products; on older ones it may gain"
                        + " little or be slower than float32");
            case FP16_STORAGE ->
                Optional.of("fp16-storage halves the file, not the time: ONNX Runtime computes in float32");
        };
    }

    /** Operators that only some builds of ONNX Runtime know. */
    static void warnOfDomains(ModelProto model, PassContext context) {
        Set<String> custom = new TreeSet<>();
        Operators.forEachNode(model.getGraph(), node -> {
            if (!KNOWN_DOMAINS.contains(node.getDomain()) && !Opset.isStandard(node.getDomain())) {
                custom.add(node.getDomain());
            }
        });
        if (!custom.isEmpty()) {
            context.warn("operators of the domains " + custom
                    + " are left as they are; they run only where ONNX Runtime knows them");
        }
    }
}
