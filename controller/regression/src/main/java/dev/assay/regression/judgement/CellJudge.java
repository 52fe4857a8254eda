package dev.assay.regression.judgement;

import dev.assay.regression.summary.SessionSummary;
import dev.assay.regression.verdict.GatedMetric;
import dev.assay.regression.verdict.Verdict;
import dev.assay.regression.verdict.VerdictReason;
import dev.assay.regression.verdict.VerdictState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All verdicts of one cell of a gated campaign, whichever way it comes to them. A pure function of stored facts: the controller and whoever
 * checks its evidence call the same.
 *
 * @param limits what the campaign's sweep asks for
 */
public record CellJudge(GateCourse course, AskedLimits limits) {
    /**
     * The verdicts of a cell that is not measured in pairs.
     *
     * @param baseline figures of the baseline's session; needed when both sides are identical, and not looked at otherwise
     */
    public List<JudgedMetric> withoutPairs(@Nullable SessionSummary baseline) {
        return switch (course.way()) {
            case NO_BASELINE -> refused(VerdictReason.NO_BASELINE, nothingToCompareWith());
            case UNLIKE -> refused(VerdictReason.UNLIKE_ENVIRONMENTS, unlike(side()));
            case IDENTICAL -> identical(side(), Objects.requireNonNull(baseline, "identical cells have figures"));
            case PAIRED -> throw new IllegalStateException("the cell is compared in pairs; expected its sessions");
        };
    }

    /**
     * The verdicts of a cell that is compared in pairs, when nothing more is measured.
     *
     * @param sessions none when all were lost, else the first, and the confirming one when there is one
     */
    public List<JudgedMetric> withPairs(GateInputs inputs, List<PairedSession> sessions) {
        if (sessions.isEmpty()) {
            String why = Objects.requireNonNullElse(course.unmeasured(), "no session was stored");
            return inputs.terms().stream()
                    .map(terms -> notMeasured(terms.metric(), why))
                    .toList();
        }
        List<JudgedMetric> judged = new GateJudge(inputs).verdicts(sessions);
        String unmeasured = course.unmeasured();
        String unconfirmed = course.unconfirmed();
        if (sessions.size() > 1) {
            return judged;
        }
        if (unmeasured != null) {
            return judged.stream()
                    .map(metric -> withoutComfort(metric, unmeasured))
                    .toList();
        }
        return unconfirmed == null
                ? judged
                : judged.stream()
                        .map(metric -> unconfirmed(metric, unconfirmed))
                        .toList();
    }

    private CourseSide side() {
        return Objects.requireNonNull(course.baseline(), "there is a baseline");
    }

    /** No verdict on any metric; the cell itself is measured, so that its campaign can be accepted. */
    private List<JudgedMetric> refused(VerdictReason why, String explanation) {
        return limits.metrics(course.scored()).stream()
                .map(metric -> JudgedMetric.bare(Verdict.withoutEvidence(metric, why, explanation)))
                .toList();
    }

    private String nothingToCompareWith() {
        return course.baselineCampaign() == null
                ? "nobody has accepted a campaign of " + course.sweep() + " for branch " + course.branch()
                        + "; accept one with: assay baseline accept CAMPAIGN --branch " + course.branch()
                : "campaign " + course.baselineCampaign() + ", the baseline of " + course.branch()
                        + ", has no measured cell of this model, axes and device";
    }

    private String unlike(CourseSide baseline) {
        return "the baseline's environment and this device's differ in "
                + String.join("; ", course.differences(baseline)) + "; run the sweep of " + course.branch()
                + " on the device as it is now and accept that campaign";
    }

    /** Nothing to measure: the baseline's figures are the candidate's. */
    private List<JudgedMetric> identical(CourseSide baseline, SessionSummary summary) {
        SameFigures figures = new SameFigures(summary, baseline.artifact());
        return limits.metrics(course.scored()).stream()
                .filter(metric -> !limits.areUsual() || figures.isThere(metric))
                .map(metric -> figures.judged(course.admission(baseline).verdict(metric)))
                .toList();
    }

    /** A candidate that does not run has passed nothing, not even what can be said without running it. */
    private static JudgedMetric withoutComfort(JudgedMetric judged, String why) {
        return judged.verdict().state() == VerdictState.FAIL
                ? judged
                : notMeasured(judged.verdict().metric(), why);
    }

    private static JudgedMetric notMeasured(GatedMetric metric, String why) {
        return JudgedMetric.bare(Verdict.withoutEvidence(metric, VerdictReason.NOT_MEASURED, why));
    }

    private static JudgedMetric unconfirmed(JudgedMetric judged, String why) {
        List<String> notes = new ArrayList<>(judged.notes());
        if (judged.verdict().reason() == VerdictReason.NOT_CONFIRMED) {
            notes.add("no fresh session: " + why);
        }
        return new JudgedMetric(judged.verdict(), judged.baselineFigure(), judged.candidateFigure(), notes);
    }
}
