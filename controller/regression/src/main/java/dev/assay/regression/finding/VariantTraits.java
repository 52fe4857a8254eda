package dev.assay.regression.finding;

import java.util.Map;

/**
 * What was done to a model, as canonical texts, and how it is executed.
 *
 * @param quantization {@code none} for float32
 * @param sparsity {@code 0} when every weight is there
 * @param rank {@code full} when no matrix is factorized
 * @param distillation {@code none} when no student takes the model's place
 * @param runtime provider, threads and batch
 */
public record VariantTraits(String quantization, String sparsity, String rank, String distillation, String runtime) {
    private static final String NONE = "none";
    private static final String DENSE = "0";
    private static final String FULL = "full";

    /**
     * From the values of the axes by their names.
     *
     * @param axes one that is missing counts as having changed nothing
     */
    public static VariantTraits of(Map<String, String> axes) {
        return new VariantTraits(
                axes.getOrDefault("quantization", NONE),
                axes.getOrDefault("sparsity", DENSE),
                axes.getOrDefault("rank", FULL),
                axes.getOrDefault("distillation", NONE),
                axes.getOrDefault("provider", "") + " " + axes.getOrDefault("threads", "") + " "
                        + axes.getOrDefault("batch", ""));
    }

    /** Whether it computes with integers. */
    boolean isInt8() {
        return quantization.contains("int8");
    }

    /** Whether the ranges of its activations are found while it runs. */
    boolean isDynamic() {
        return quantization.startsWith("dynamic");
    }

    boolean isPruned() {
        return !sparsity.equals(DENSE);
    }

    boolean isFactorized() {
        return !rank.equals(FULL);
    }

    /** Whether it is the model as it came. */
    public boolean isReference() {
        return equals(reference());
    }

    /** The model as it came, executed in the same way. */
    VariantTraits reference() {
        return new VariantTraits(NONE, DENSE, FULL, NONE, runtime);
    }

    VariantTraits withoutQuantization() {
        return new VariantTraits(NONE, sparsity, rank, distillation, runtime);
    }

    VariantTraits withoutSparsity() {
        return new VariantTraits(quantization, DENSE, rank, distillation, runtime);
    }

    VariantTraits withFullRank() {
        return new VariantTraits(quantization, sparsity, FULL, distillation, runtime);
    }
}
