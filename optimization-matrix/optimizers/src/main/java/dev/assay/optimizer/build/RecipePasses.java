package dev.assay.optimizer.build;

import dev.assay.optimizer.pass.Pass;
import dev.assay.optimizer.pass.PassException;
import dev.assay.optimizer.prepare.OrtBasic;
import dev.assay.optimizer.quantize.DynamicInt8Pass;
import dev.assay.optimizer.quantize.Fp16StoragePass;
import dev.assay.optimizer.quantize.StaticInt8Pass;
import dev.assay.sweep.axis.AxisText;
import dev.assay.sweep.axis.Quantization;
import dev.assay.sweep.axis.Rank;
import dev.assay.sweep.axis.Sparsity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The passes of a recipe in their order: first the factors, then the zeros in them, so that the share of zeros in the shipped
 * file is the one asked for; quantization last, as nothing understands its patterns but ONNX Runtime.
 */
final class RecipePasses {
    private RecipePasses() {}

    /** Empty for a recipe that leaves the model as it is. */
    static List<Pass> of(BuildRequest request) throws PassException {
        List<Pass> passes = new ArrayList<>();
        factorization(value("rank", request.rank(), AxisText::rank)).ifPresent(passes::add);
        pruning(value("sparsity", request.sparsity(), AxisText::sparsity)).ifPresent(passes::add);
        quantization(value("quantization", request.quantization(), AxisText::quantization))
                .ifPresent(passes::add);
        if (!passes.isEmpty()) {
            passes.add(0, new OrtBasic());
        }
        return passes;
    }

    private static <T> T value(String axis, String text, Function<String, T> reader) throws PassException {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new PassException(axis + ": " + e.getMessage(), e);
        }
    }

    private static Optional<Pass> factorization(Rank rank) throws PassException {
        if (rank.isFull()) {
            return Optional.empty();
        }
        throw new PassException(
                "rank " + rank.text() + ": this build of the optimizers cannot factorize; expected full");
    }

    private static Optional<Pass> pruning(Sparsity sparsity) throws PassException {
        return switch (sparsity.kind()) {
            case DENSE -> Optional.empty();
            case UNSTRUCTURED, STRUCTURED ->
                throw new PassException(
                        "sparsity " + sparsity.text() + ": this build of the optimizers cannot prune; expected 0");
        };
    }

    private static Optional<Pass> quantization(Quantization quantization) {
        return switch (quantization.scheme()) {
            case NONE -> Optional.empty();
            case DYNAMIC_INT8 -> Optional.of(new DynamicInt8Pass());
            case STATIC_INT8 -> Optional.of(new StaticInt8Pass((Quantization.StaticInt8) quantization));
            case FP16_STORAGE -> Optional.of(new Fp16StoragePass());
        };
    }
}
