package dev.assay.regression.judgement;

import dev.assay.protocol.SessionReport;
import dev.assay.regression.accuracy.AccuracyGate;
import dev.assay.regression.accuracy.AccuracyRule;
import dev.assay.regression.footprint.ArtifactSizeRule;
import dev.assay.regression.gate.GateDecision;
import dev.assay.regression.verdict.GatedMetric;
import dev.assay.regression.verdict.Verdict;
import dev.assay.regression.verdict.VerdictReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges one cell: says after each block whether the session may end, after a session whether a fresh one must confirm it, and in the
 * end what the verdicts are. A pure function of its arguments, so that whoever has the raw reports gets the same verdicts.
 *
 * @param inputs rules, priors and seed
 */
public record GateJudge(GateInputs inputs) {
    private static final int SESSIONS_MAX = 2;
    /** With more of the longest session's pairs rejected there will be no verdict, whatever is still measured. */
    private static final double REJECTED_MAX = 0.25;

    /**
     * Whether the last session must go on: some metric that pairs decide is not decided.
     *
     * @param sessions the one under way last, one or two
     */
    public boolean wantsMorePairs(List<PairedSession> sessions) {
        PairedSession last = sessions.get(sessions.size() - 1);
        if (last.tried() >= inputs.pairsMax() || last.rejected() > REJECTED_MAX * inputs.pairsMax()) {
            return false;
        }
        // With so many of its pairs rejected nothing of it would count, however clear it is.
        return last.pairs().isEmpty()
                || last.rejected() > REJECTED_MAX * last.tried()
                || (sessions.size() == 1 && pairMetrics().anyMatch(metric -> metric.waitsForQuiet(last)))
                || decisions(sessions).anyMatch(decision -> switch (decision.kind()) {
                    // The second session is for what failed in the first: what that left open stays open.
                    case MORE_PAIRS -> sessions.size() == 1;
                    case CONFIRM -> sessions.size() > 1;
                    case PASS, FAIL, IMPROVED, INCONCLUSIVE -> false;
                });
    }

    /** Whether some metric has failed in the only session, which must not count before a fresh one says the same. */
    public boolean wantsConfirmation(List<PairedSession> sessions) {
        return sessions.size() == 1
                && !isUnlike(sessions.get(0))
                && pairMetrics()
                        .filter(metric -> sessions.get(0)
                                        .census(metric.terms().metric())
                                        .objection(metric.terms().metric())
                                == null)
                        .anyMatch(metric -> metric.decision(sessions)
                                .filter(decision -> decision.kind() == GateDecision.Kind.CONFIRM)
                                .isPresent());
    }

    private Stream<GateDecision> decisions(List<PairedSession> sessions) {
        return pairMetrics().map(metric -> metric.decision(sessions)).flatMap(Optional::stream);
    }

    private Stream<PairMetricJudge> pairMetrics() {
        return inputs.terms().stream()
                .filter(terms -> terms.metric().observation() == GatedMetric.Observation.PAIR)
                .map(this::judge);
    }

    private PairMetricJudge judge(MetricTerms terms) {
        return new PairMetricJudge(terms, inputs.seed(), inputs.environment());
    }

    /** Whether the session's device was another one by then than the baseline's figures are of. */
    public boolean isUnlike(PairedSession session) {
        return !session.changesSince(inputs.environment()).isEmpty();
    }

    /** As {@link #verdicts}, from raw reports: what the evidence of a verdict is checked with. */
    public List<JudgedMetric> verdictsOf(List<SessionReport> reports) {
        return verdicts(reports.stream().map(PairedSession::of).toList());
    }

    /**
     * The verdicts when nothing more is measured, in the order of the terms.
     *
     * @param sessions the first, and the confirming one when there is one
     */
    public List<JudgedMetric> verdicts(List<PairedSession> sessions) {
        if (sessions.isEmpty() || sessions.size() > SESSIONS_MAX) {
            throw new IllegalArgumentException(sessions.size() + " sessions; expected 1 or " + SESSIONS_MAX);
        }
        return isUnlike(sessions.get(0)) ? refused(sessions.get(0)) : compared(sessions);
    }

    private List<JudgedMetric> refused(PairedSession session) {
        String explanation = "the device has changed since this was planned, in "
                + String.join("; ", session.changesSince(inputs.environment()))
                + "; run the baseline's sweep on it as it is now, and accept that campaign";
        return inputs.terms().stream()
                .map(terms -> JudgedMetric.bare(
                        Verdict.withoutEvidence(terms.metric(), VerdictReason.UNLIKE_ENVIRONMENTS, explanation)))
                .toList();
    }

    private List<JudgedMetric> compared(List<PairedSession> sessions) {
        List<JudgedMetric> judged = new ArrayList<>();
        for (MetricTerms terms : inputs.terms()) {
            switch (terms.metric().observation()) {
                case PAIR -> judge(terms).verdict(sessions).ifPresent(judged::add);
                case ARTIFACT -> judged.add(size(margin(terms)));
                case EXAMPLE -> judged.add(answers(terms, sessions.get(0)));
            }
        }
        return judged;
    }

    private static double margin(MetricTerms terms) {
        return Objects.requireNonNull(terms.margin(), "accuracy and size have a margin");
    }

    private JudgedMetric size(double tolerated) {
        long baseline = inputs.baseline().bytes();
        long candidate = inputs.candidate().bytes();
        Verdict verdict = new ArtifactSizeRule(tolerated).judge(baseline, candidate);
        return new JudgedMetric(verdict, (double) baseline, (double) candidate, List.of());
    }

    /** The model answers the same in every session, so that one is enough. */
    private JudgedMetric answers(MetricTerms terms, PairedSession session) {
        if (terms.metric() != GatedMetric.ACCURACY) {
            throw new IllegalArgumentException(terms.metric().key() + " cannot be judged by labels alone");
        }
        AnswerFigures figures = session.answers();
        if (figures == null) {
            return JudgedMetric.bare(
                    inputs.areSidesSame()
                            ? Verdict.withoutEvidence(
                                    terms.metric(), VerdictReason.IDENTICAL, "the same artifact answers the same")
                            : Verdict.withoutEvidence(
                                    terms.metric(),
                                    VerdictReason.NOT_MEASURED,
                                    "baseline and candidate did not both answer the same labelled examples"));
        }
        return new JudgedMetric(
                AccuracyGate.judge(figures.answers(), AccuracyRule.losing(margin(terms))),
                figures.baselineAccuracy(),
                figures.candidateAccuracy(),
                List.of(figures.answers().flipped() + " of " + figures.answers().examples()
                        + " examples are answered differently"));
    }
}
