package dev.assay.evidence.check;

import dev.assay.evidence.bundle.Discrepancy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check of a bundle found.
 *
 * @param format {@value #FORMAT}
 * @param answer what follows from all the rest
 * @param entries that the manifest names
 * @param altered entries that are not as they were when the manifest was written
 * @param verdicts every one, in the order of the sweep
 * @param contradictions what in the bundle does not follow from the rest of it, verdicts not counted
 * @param unknown what could not be made again, and why, verdicts not counted
 * @param summaries figures that were made again from raw reports
 * @param exitCode that the bundle says the campaign answered; null when it cannot be read
 * @param recomputedExitCode that follows from the verdicts as they were made again; null when it cannot be read
 */
public record Verification(
        String format,
        Answer answer,
        String campaignId,
        SignatureCheck signature,
        int entries,
        List<Discrepancy> altered,
        List<VerdictCheck> verdicts,
        List<Discrepancy> contradictions,
        List<String> unknown,
        int summaries,
        @Nullable Integer exitCode,
        @Nullable Integer recomputedExitCode) {
    /** The version of this record as {@code --json} writes it. */
    public static final String FORMAT = "assay-evidence-check/1";

    public Verification {
        altered = List.copyOf(altered);
        verdicts = List.copyOf(verdicts);
        contradictions = List.copyOf(contradictions);
        unknown = List.copyOf(unknown);
    }

    /** The answer in one word. */
    public enum Answer {
        /** Nothing was altered, and everything follows from the evidence bit for bit. */
        REPRODUCED,
        /** Something was altered, is signed by somebody else, or does not follow from the evidence. */
        REFUTED,
        /** Nothing speaks against it, and not all of it could be made again. */
        INCOMPLETE
    }

    static Answer answer(
            SignatureCheck signature,
            List<Discrepancy> altered,
            List<VerdictCheck> verdicts,
            List<Discrepancy> contradictions,
            List<String> unknown) {
        boolean isRefuted = signature.isRefuted()
                || !altered.isEmpty()
                || !contradictions.isEmpty()
                || verdicts.stream().anyMatch(verdict -> verdict.outcome() == VerdictCheck.Outcome.DIFFERENT);
        if (isRefuted) {
            return Answer.REFUTED;
        }
        boolean isWhole = unknown.isEmpty()
                && verdicts.stream().allMatch(verdict -> verdict.outcome() == VerdictCheck.Outcome.REPRODUCED);
        return isWhole ? Answer.REPRODUCED : Answer.INCOMPLETE;
    }

    /** How many verdicts have this outcome. */
    public int count(VerdictCheck.Outcome outcome) {
        return (int) verdicts.stream()
                .filter(verdict -> verdict.outcome() == outcome)
                .count();
    }
}
