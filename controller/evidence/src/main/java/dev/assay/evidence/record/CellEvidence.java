package dev.assay.evidence.record;

import dev.assay.regression.judgement.GateCourse;
import dev.assay.regression.judgement.GateInputs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the report does not say of a cell: {@code cells/000000.json}.
 *
 * @param course how it came to its verdicts; null when it is not judged
 * @param inputs rules, priors and seed; null when it was not compared in pairs
 * @param sessions that its figures and verdicts rest on
 * @param judgedAt ISO 8601, UTC: when each of its verdicts was given, in their order
 */
public record CellEvidence(
        int index,
        @Nullable GateCourse course,
        @Nullable GateInputs inputs,
        List<SessionEvidence> sessions,
        List<String> judgedAt) {
    public CellEvidence {
        sessions = List.copyOf(sessions);
        judgedAt = List.copyOf(judgedAt);
    }
}
