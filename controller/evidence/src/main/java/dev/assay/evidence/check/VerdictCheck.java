package dev.assay.evidence.check;

import dev.assay.regression.verdict.GatedMetric;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One verdict, made again.
 *
 * @param cell its index
 * @param variant as a table shows it
 * @param device null when there was none
 * @param stored what the bundle says; null when it has no such verdict
 * @param recomputed what follows from the evidence; null when nothing does
 * @param differences each field that is not the same to the last bit; why it could not be made when it could not
 */
public record VerdictCheck(
        int cell,
        String model,
        String variant,
        @Nullable String device,
        GatedMetric metric,
        @Nullable String stored,
        @Nullable String recomputed,
        Outcome outcome,
        List<String> differences) {
    /** What came of it. */
    public enum Outcome {
        /** Bit for bit. */
        REPRODUCED,
        /** Something else follows from the evidence. */
        DIFFERENT,
        /** The evidence does not allow to say. */
        NOT_RECOMPUTED
    }

    public VerdictCheck {
        differences = List.copyOf(differences);
    }
}
