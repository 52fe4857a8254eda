package dev.assay.optimizer.build;

import dev.assay.optimizer.pass.PassException;
import dev.assay.sweep.axis.AxisText;
import dev.assay.sweep.axis.Quantization;
import dev.assay.sweep.axis.Rank;
import dev.assay.sweep.axis.Sparsity;
import java.util.function.Function;

/** The texts of a request, understood. */
record AxisValues(Rank rank, Sparsity sparsity, Quantization quantization) {
    static AxisValues of(BuildRequest request) throws PassException {
        return new AxisValues(
                value("rank", request.rank(), AxisText::rank),
                value("sparsity", request.sparsity(), AxisText::sparsity),
                value("quantization", request.quantization(), AxisText::quantization));
    }

    private static <T> T value(String axis, String text, Function<String, T> reader) throws PassException {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new PassException(axis + ": " + e.getMessage(), e);
        }
    }
}
