package dev.assay.sweep;

import dev.assay.sweep.axis.Distillation;
import dev.assay.sweep.axis.Quantization;
import dev.assay.sweep.axis.Rank;
import dev.assay.sweep.axis.Sparsity;
import java.util.HashSet;
import java.util.List;

/** The values on every axis, in the order they were written; none is empty and no value stands twice. */
public record Axes(
        List<QuantizationChoice> quantization,
        List<Sparsity> sparsity,
        List<Rank> rank,
        List<Distillation> distillation,
        List<RuntimeSettings> runtime) {
    /** The single value of an axis that a sweep leaves out. */
    public static final Axes DEFAULT = new Axes(
            List.of(QuantizationChoice.NONE),
            List.of(new Sparsity.Dense()),
            List.of(Rank.FULL),
            List.of(Distillation.NONE),
            List.of(RuntimeSettings.DEFAULT));

    public Axes {
        quantization = List.copyOf(quantization);
        sparsity = checked("sparsity", sparsity);
        rank = checked("rank", rank);
        distillation = checked("distillation", distillation);
        runtime = checked("runtime", runtime);
        checked(
                "quantization",
                quantization.stream().map(QuantizationChoice::value).toList());
    }

    private static <T> List<T> checked(String axis, List<T> values) {
        if (values.isEmpty() || new HashSet<>(values).size() < values.size()) {
            throw new IllegalArgumentException(
                    axis + " is " + values + "; expected at least one value, and each only once");
        }
        return List.copyOf(values);
    }

    /** The values of quantization without whether they are forced. */
    public List<Quantization> quantizationValues() {
        return quantization.stream().map(QuantizationChoice::value).toList();
    }

    /** Number of combinations; saturates at {@link Long#MAX_VALUE}. */
    public long product() {
        long product = 1;
        for (List<?> axis : List.of(quantization, sparsity, rank, distillation, runtime)) {
            product = product > Long.MAX_VALUE / axis.size() ? Long.MAX_VALUE : product * axis.size();
        }
        return product;
    }
}
