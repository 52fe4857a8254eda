package dev.assay.api;

import org.jspecify.annotations.Nullable;

/**
 * One pass of a recipe.
 *
 * @param value the axis' canonical text: {@code 0.5}, {@code static-int8 per-channel}; of a student its path in the sweep
 * @param sha256 of the file that the pass brings in; null when it brings none
 */
public record LineageStep(Pass pass, String value, @Nullable String sha256) {
    /** The passes in the order in which they are made. */
    public enum Pass {
        /** Another model takes the place of the one that was uploaded. */
        STUDENT,
        /** Layers become products of thinner ones. */
        FACTORIZE,
        /** Weights become zero. */
        PRUNE,
        /** Numbers become shorter. */
        QUANTIZE
    }
}
