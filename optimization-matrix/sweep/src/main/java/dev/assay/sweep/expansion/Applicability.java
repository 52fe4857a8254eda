package dev.assay.sweep.expansion;

import dev.assay.sweep.DataSpec;
import dev.assay.sweep.ModelFacts;
import dev.assay.sweep.ModelFacts.TensorFacts;
import dev.assay.sweep.ModelSpec;
import dev.assay.sweep.RuntimeSettings;
import dev.assay.sweep.StudentFit;
import dev.assay.sweep.VariantRecipe;
import dev.assay.sweep.axis.Quantization;
import dev.assay.sweep.axis.Sparsity;
import dev.assay.sweep.expansion.Skip.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells from the facts of a model, without building anything, which cells are not worth measuring. Stateless. */
final class Applicability {
    private static final List<String> MATRIX_PRODUCTS = List.of("MatMul", "Gemm");
    private static final List<String> QUANTIZABLE = List.of("Conv", "MatMul", "Gemm");
    private static final List<String> WITH_WEIGHTS = List.of("Conv", "ConvTranspose", "MatMul", "Gemm");

    private static final List<String> QUANTIZED = List.of(
            "QuantizeLinear",
            "DequantizeLinear",
            "DynamicQuantizeLinear",
            "QLinearConv",
            "QLinearMatMul",
            "ConvInteger",
            "MatMulInteger",
            "MatMulNBits",
            "QGemm",
            "QLinearAdd");

    private Applicability() {}

    /**
     * Why the cell is not measured; null when it is. The reason that is hardest to get round comes first.
     *
     * @param student null when the recipe names none
     * @param isForced whether a cell of which nothing is gained is measured all the same
     * @param device null while devices are not known; it is then taken to offer every provider
     */
    static @Nullable Skip skip(
            ModelSpec model,
            @Nullable ModelFacts student,
            VariantRecipe recipe,
            boolean isForced,
            RuntimeSettings runtime,
            @Nullable DeviceOffer device) {
        ModelFacts facts = student == null ? model.facts() : student;
        Skip skip = student == null ? null : studentSkip(model.facts(), student);
        if (skip == null && device != null) {
            skip = providerSkip(runtime, device);
        }
        if (skip == null) {
            skip = batchSkip(facts, model.test(), runtime.batch());
        }
        if (skip == null) {
            skip = weightsSkip(facts, recipe);
        }
        if (skip == null) {
            skip = quantizationSkip(facts, recipe.quantization(), model.calibration() != null);
        }
        return skip != null && skip.kind() == Kind.NO_GAIN && isForced ? null : skip;
    }

    private static @Nullable Skip studentSkip(ModelFacts model, ModelFacts student) {
        if (model.sha256().equals(student.sha256())) {
            return new Skip(Kind.STUDENT_DOES_NOT_FIT, "the student is the model itself");
        }
        return StudentFit.mismatch(model, student).isPresent()
                ? new Skip(Kind.STUDENT_DOES_NOT_FIT, "the student has other inputs or outputs than the model")
                : null;
    }

    private static @Nullable Skip providerSkip(RuntimeSettings runtime, DeviceOffer device) {
        return device.providers().contains(runtime.provider())
                ? null
                : new Skip(
                        Kind.PROVIDER_NOT_OFFERED,
                        device.name() + " offers no execution provider " + runtime.provider());
    }

    private static @Nullable Skip batchSkip(ModelFacts facts, @Nullable DataSpec test, int batch) {
        for (TensorFacts input : facts.inputs()) {
            long size = input.shape().isEmpty() ? 1 : input.shape().get(0);
            if (size != -1 && size != batch) {
                return new Skip(Kind.BATCH_IS_FIXED, "the model takes batches of " + size + " only");
            }
        }
        return test == null || test.examples() >= batch
                ? null
                : new Skip(
                        Kind.TOO_FEW_EXAMPLES,
                        "the test data have " + test.examples() + " examples, less than a batch of " + batch);
    }

    private static @Nullable Skip weightsSkip(ModelFacts facts, VariantRecipe recipe) {
        boolean changesWeights = recipe.sparsity().kind() != Sparsity.Kind.DENSE
                || !recipe.rank().isFull()
                || recipe.quantization().scheme() != Quantization.Scheme.NONE;
        if (changesWeights && hasAny(facts, QUANTIZED)) {
            return new Skip(Kind.QUANTIZED_ALREADY, "the model is quantized already");
        }
        if (recipe.sparsity().kind() != Sparsity.Kind.DENSE && !hasAny(facts, WITH_WEIGHTS)) {
            return new Skip(Kind.NOTHING_TO_CHANGE, "no convolution, MatMul or Gemm whose weights could be pruned");
        }
        if (!recipe.rank().isFull() && facts.factorizableNodes() == 0) {
            return new Skip(
                    Kind.NOTHING_TO_CHANGE,
                    "no Gemm, MatMul or 1×1 convolution whose factorization saves multiplications");
        }
        return null;
    }

    private static @Nullable Skip quantizationSkip(
            ModelFacts facts, Quantization quantization, boolean hasCalibration) {
        return switch (quantization.scheme()) {
            case NONE, FP16_STORAGE -> null;
            case DYNAMIC_INT8 -> dynamicSkip(facts);
            case STATIC_INT8 -> {
                if (!hasAny(facts, QUANTIZABLE)) {
                    yield new Skip(Kind.NOTHING_TO_CHANGE, "no convolution, MatMul or Gemm that could be quantized");
                }
                yield hasCalibration ? null : new Skip(Kind.NO_CALIBRATION_DATA, "no calibration data");
            }
        };
    }

    /** Convolutions stay in float32, so a net that mostly consists of them does not get faster. */
    private static @Nullable Skip dynamicSkip(ModelFacts facts) {
        int products = count(facts, MATRIX_PRODUCTS);
        int convolutions = count(facts, List.of("Conv"));
        if (products == 0) {
            return new Skip(
                    Kind.NOTHING_TO_CHANGE,
                    convolutions == 0
                            ? "no MatMul or Gemm that could be quantized"
                            : "no MatMul or Gemm, and convolutions have no fast dynamic kernel");
        }
        return convolutions > products
                ? new Skip(Kind.NO_GAIN, "mostly convolutions, which have no fast dynamic kernel")
                : null;
    }

    private static int count(ModelFacts facts, List<String> operators) {
        int count = 0;
        for (String operator : operators) {
            count += facts.operatorCounts().getOrDefault(operator, 0);
        }
        return count;
    }

    private static boolean hasAny(ModelFacts facts, List<String> operators) {
        for (String operator : operators) {
            if (facts.has(operator)) {
                return true;
            }
        }
        return false;
    }
}
