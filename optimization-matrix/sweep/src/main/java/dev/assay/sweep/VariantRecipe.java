package dev.assay.sweep;

import dev.assay.sweep.axis.Distillation;
import dev.assay.sweep.axis.Quantization;
import dev.assay.sweep.axis.Rank;
import dev.assay.sweep.axis.Sparsity;
import java.util.ArrayList;
import java.util.List;

/**
 * One value on every axis that changes the model's bytes. Applied in the order student, rank, sparsity, quantization: weights are
 * factorized before they are pruned, so that the share of zeros in the shipped file is the one asked for.
 */
public record VariantRecipe(Quantization quantization, Sparsity sparsity, Rank rank, Distillation distillation) {

    /** The model as it came. */
    public static final VariantRecipe FP32 =
            new VariantRecipe(new Quantization.None(), new Sparsity.Dense(), Rank.FULL, Distillation.NONE);

    /** Every axis with its canonical text in a fixed order; two recipes with the same text make the same bytes. */
    public String canonicalText() {
        return "quantization=" + quantization.text() + " sparsity=" + sparsity.text() + " rank=" + rank.text()
                + " distillation=" + distillation.text();
    }

    /** What a table shows: only what differs from the model as it came, {@code fp32} when nothing does. */
    public String label() {
        List<String> parts = new ArrayList<>();
        if (!distillation.isNone()) {
            parts.add("student=" + distillation.text().replaceAll(".*/", "").replaceAll("\\.onnx$", ""));
        }
        if (quantization.scheme() != Quantization.Scheme.NONE) {
            parts.add(quantization.text());
        }
        if (sparsity.kind() != Sparsity.Kind.DENSE) {
            parts.add("sparsity=" + sparsity.text());
        }
        if (!rank.isFull()) {
            parts.add("rank=" + rank.text());
        }
        return parts.isEmpty() ? "fp32" : String.join(" ", parts);
    }
}
