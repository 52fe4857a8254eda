package dev.assay.api;

import dev.assay.regression.verdict.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a gate says of one metric of a cell; final, and stored.
 *
 * @param baselineFigure in the metric's base unit, over the observations that the verdict rests on (of pairs the geometric mean,
 *     so that both figures make the change); null when nothing was measured
 * @param candidateFigure the same of the candidate
 * @param notes what else a reader should know: rejected blocks, answers that differ, who measured again
 * @param waiver that was good when the verdict was given, so that a FAIL does not block; null when there was none
 */
public record VerdictRow(
        Verdict verdict,
        @Nullable Double baselineFigure,
        @Nullable Double candidateFigure,
        List<String> notes,
        @Nullable WaiverRow waiver) {
    public VerdictRow {
        notes = List.copyOf(notes);
    }

    /** Whether a gate must not let the candidate through because of it. */
    public boolean blocks() {
        return verdict.blocks() && waiver == null;
    }
}
