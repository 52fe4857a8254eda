package dev.assay.optimizer.build;

import dev.assay.optimizer.pass.Pass;
import dev.assay.optimizer.prepare.OrtBasic;
import dev.assay.optimizer.quantize.DynamicInt8Pass;
import dev.assay.optimizer.quantize.Fp16StoragePass;
import dev.assay.optimizer.quantize.StaticInt8Pass;
import dev.assay.optimizer.rank.Factorization;
import dev.assay.optimizer.sparsity.MagnitudePruning;
import dev.assay.optimizer.sparsity.NofMPruning;
import dev.assay.sweep.axis.Quantization;
import dev.assay.sweep.axis.Rank;
import dev.assay.sweep.axis.Sparsity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The passes of a recipe in their order: first the factors, then the zeros in them, so that the share of zeros in the shipped
 * file is the one asked for; quantization last, as nothing understands its patterns but ONNX Runtime.
 */
final class RecipePasses {
    private RecipePasses() {}

    /** Empty for a recipe that leaves the model as it is. */
    static List<Pass> of(AxisValues values) {
        List<Pass> passes = new ArrayList<>();
        factorization(values.rank()).ifPresent(passes::add);
        pruning(values.sparsity()).ifPresent(passes::add);
        quantization(values.quantization()).ifPresent(passes::add);
        if (!passes.isEmpty()) {
            passes.add(0, new OrtBasic());
        }
        return passes;
    }

    private static Optional<Pass> factorization(Rank rank) {
        return rank.isFull() ? Optional.empty() : Optional.of(new Factorization(rank));
    }

    private static Optional<Pass> pruning(Sparsity sparsity) {
        return switch (sparsity.kind()) {
            case DENSE -> Optional.empty();
            case UNSTRUCTURED -> Optional.of(new MagnitudePruning((Sparsity.Unstructured) sparsity));
            case STRUCTURED -> Optional.of(new NofMPruning((Sparsity.Structured) sparsity));
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
