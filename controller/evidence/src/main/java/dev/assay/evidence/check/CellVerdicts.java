package dev.assay.evidence.check;

import dev.assay.api.CellRow;
import dev.assay.api.CellState;
import dev.assay.api.EvidenceRow;
import dev.assay.evidence.record.CellEvidence;
import dev.assay.regression.judgement.AskedLimits;
import dev.assay.regression.judgement.CellJudge;
import dev.assay.regression.judgement.GateCourse;
import dev.assay.regression.judgement.GateInputs;
import dev.assay.regression.judgement.JudgedMetric;
import dev.assay.regression.judgement.PairedSession;
import dev.assay.regression.summary.SessionSummary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts of one cell, made again.
 *
 * @param obstacle why they could not be; null when they could
 */
record CellVerdicts(List<JudgedMetric> judged, @Nullable String obstacle) {
    CellVerdicts {
        judged = List.copyOf(judged);
    }

    private static CellVerdicts no(String obstacle) {
        return new CellVerdicts(List.of(), obstacle);
    }

    /** @param limits null when the campaign is not judged */
    static CellVerdicts of(CellFacts cell, @Nullable AskedLimits limits) {
        GateCourse course = cell.evidence().course();
        boolean hasNone = cell.row().verdicts().isEmpty();
        boolean isCancelled = cell.row().state() == CellState.CANCELLED;
        if (hasNone && (course == null || isCancelled)) {
            return new CellVerdicts(List.of(), null);
        }
        if (course == null || limits == null) {
            return no("how the cell came to its verdicts was not noted");
        }
        try {
            return judge(cell, new CellJudge(course, limits));
        } catch (RuntimeException e) {
            // Figures that no controller would have taken.
            return no("the evidence cannot be judged: " + e.getMessage());
        }
    }

    private static CellVerdicts judge(CellFacts cell, CellJudge judge) {
        return switch (judge.course().way()) {
            case NO_BASELINE, UNLIKE -> new CellVerdicts(judge.withoutPairs(null), null);
            case IDENTICAL -> {
                SessionSummary figures = baselineFigures(cell);
                yield figures == null
                        ? no("the raw report of the baseline is not there")
                        : new CellVerdicts(judge.withoutPairs(figures), null);
            }
            case PAIRED -> pairs(cell, judge);
        };
    }

    private static @Nullable SessionSummary baselineFigures(CellFacts cell) {
        String sha256 = cell.row().sessionSha256();
        Session session = sha256 == null ? null : cell.sessions().get(sha256);
        return session == null ? null : session.summary();
    }

    private static CellVerdicts pairs(CellFacts cell, CellJudge judge) {
        CellEvidence evidence = cell.evidence();
        GateInputs inputs = evidence.inputs();
        if (inputs == null) {
            return no("rules, priors and seed are not there");
        }
        if (!GateInputs.FORMAT.equals(inputs.format())) {
            return no("its rules are of format " + inputs.format() + "; this Assay judges by " + GateInputs.FORMAT);
        }
        List<PairedSession> sessions = new ArrayList<>();
        for (String sha256 : sessionsOf(cell.row())) {
            Session session = cell.sessions().get(sha256);
            PairedSession pairs = session == null ? null : session.pairs();
            if (pairs == null) {
                return no("the raw report " + sha256 + " is not there, or has no pairs");
            }
            sessions.add(pairs);
        }
        return new CellVerdicts(judge.withPairs(inputs, sessions), null);
    }

    private static List<String> sessionsOf(CellRow row) {
        EvidenceRow evidence = row.evidence();
        return evidence == null ? List.of() : evidence.sessionSha256s();
    }
}
