package dev.assay.sweep;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Names a variant by everything its bytes depend on, and by nothing else: paths, names and the order of a file do not count.
 *
 * @param sha256 64 lower-case hex digits
 */
public record VariantId(String sha256) {
    /** Raised when the same recipe begins to mean other bytes for a reason that is not in the optimizers' version. */
    private static final String FORMAT = "assay-variant/1";

    public VariantId {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("variant id is \"" + sha256 + "\"; expected 64 lower-case hex digits");
        }
    }

    /**
     * The id of what this recipe makes of this model.
     *
     * @param studentSha256 of the student that the recipe names; null when it names none
     * @param calibrationSha256 of the model's calibration data; counts only where the recipe uses it: static quantization needs
     *     it, pruning and factorization are more accurate with it
     * @param optimizerVersion of the code that builds variants; does not count for the model as it came
     * @throws IllegalArgumentException when the recipe needs a student or calibration data and there is none
     */
    public static VariantId of(
            String modelSha256,
            @Nullable String studentSha256,
            @Nullable String calibrationSha256,
            VariantRecipe recipe,
            String optimizerVersion) {
        if ((studentSha256 == null) != recipe.distillation().isNone()) {
            throw new IllegalArgumentException("distillation is "
                    + recipe.distillation().text() + "; expected the SHA-256 of the student exactly when one is named");
        }
        boolean needsCalibration = switch (recipe.quantization().scheme()) {
            case STATIC_INT8 -> true;
            case NONE, DYNAMIC_INT8, FP16_STORAGE -> false;
        };
        boolean usesCalibration = needsCalibration || losesWeights(recipe);
        if (needsCalibration && calibrationSha256 == null) {
            throw new IllegalArgumentException(
                    "quantization is " + recipe.quantization().text() + "; expected the SHA-256 of calibration data");
        }
        boolean isBuilt = !recipe.equals(VariantRecipe.FP32);
        return hash(String.join(
                "\n",
                FORMAT,
                "model " + modelSha256,
                "student " + Objects.requireNonNullElse(studentSha256, "-"),
                "calibration " + (usesCalibration ? Objects.requireNonNullElse(calibrationSha256, "-") : "-"),
                "quantization " + recipe.quantization().text(),
                "sparsity " + recipe.sparsity().text(),
                "rank " + recipe.rank().text(),
                "optimizers " + (isBuilt ? optimizerVersion : "-")));
    }

    /** What remains of the weights is fitted to the calibration data, where there are any. */
    private static boolean losesWeights(VariantRecipe recipe) {
        boolean isPruned = switch (recipe.sparsity().kind()) {
            case DENSE -> false;
            case UNSTRUCTURED, STRUCTURED -> true;
        };
        return isPruned || !recipe.rank().isFull();
    }

    private static VariantId hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new VariantId(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }

    /** The first 12 digits, for people. */
    public String shortId() {
        return sha256.substring(0, 12);
    }
}
