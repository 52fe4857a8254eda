package dev.assay.regression.judgement;

import dev.assay.protocol.Environment;
import dev.assay.regression.admission.DisturbedShares;
import dev.assay.regression.footprint.MemoryGate;
import dev.assay.regression.gate.GateDecision;
import dev.assay.regression.gate.GateRule;
import dev.assay.regression.gate.GateVerdict;
import dev.assay.regression.gate.PairedGate;
import dev.assay.regression.gate.TwoStageGate;
import dev.assay.regression.run.Centre;
import dev.assay.regression.verdict.GatedMetric;
import dev.assay.regression.verdict.Verdict;
import dev.assay.regression.verdict.VerdictReason;
import dev.assay.regression.verdict.VerdictState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges one metric that pairs of runs decide.
 *
 * @param planned in what environment they were to be measured; null when nobody noted it
 */
record PairMetricJudge(
        MetricTerms terms, long seed, @Nullable Environment planned) {
    private static final double PERCENT = 100;
    /** Less is not worth a note. */
    private static final double DISTURBED_NOTE_MIN = 0.05;

    private GatedMetric metric() {
        return terms.metric();
    }

    /** What is to be done next as far as this metric is concerned; empty when the first session has nothing of it. */
    Optional<GateDecision> decision(List<PairedSession> sessions) {
        List<PairFigure> first = sessions.get(0).figures(metric());
        return first.isEmpty()
                ? Optional.empty()
                : Optional.of(gate(first).judge(worsenings(first), worsenings(fresh(sessions))));
    }

    /** Whether nothing of the session can be compared yet for no other reason than that others disturbed it. */
    boolean waitsForQuiet(PairedSession session) {
        return session.disturbed(metric()) > 0 && session.census(metric()).complete() == 0;
    }

    /** A confirmation that is not fit to be judged confirms nothing. */
    private List<PairFigure> fresh(List<PairedSession> sessions) {
        return sessions.size() < 2 || objection(sessions.get(1)).isPresent()
                ? List.of()
                : sessions.get(1).figures(metric());
    }

    private Optional<String> objection(PairedSession fresh) {
        List<String> changes = fresh.changesSince(planned);
        if (!changes.isEmpty()) {
            return Optional.of("its device has changed: " + String.join("; ", changes));
        }
        return Optional.ofNullable(fresh.census(metric()).objection(metric())).map(Verdict::explanation);
    }

    /** The verdict when nothing more is measured; empty when there is no figure and none was required. */
    Optional<JudgedMetric> verdict(List<PairedSession> sessions) {
        PairedSession session = sessions.get(0);
        Verdict objection = session.census(metric()).objection(metric());
        if (objection != null) {
            return Optional.of(new JudgedMetric(objection, null, null, session.rejections()));
        }
        List<PairFigure> first = session.figures(metric());
        if (first.isEmpty()) {
            return terms.required()
                    ? Optional.of(JudgedMetric.bare(Verdict.withoutEvidence(
                            metric(), VerdictReason.NOT_MEASURED, "no run has a figure of it; is there a sensor?")))
                    : Optional.empty();
        }
        TwoStageGate gate = gate(first);
        List<PairFigure> fresh = fresh(sessions);
        Verdict verdict = doubted(
                GateVerdict.of(metric(), gate.first().rule(), gate.judge(worsenings(first), worsenings(fresh))),
                session,
                gate);
        List<PairFigure> seen = seen(gate, verdict.observations(), first, fresh);
        return Optional.of(new JudgedMetric(
                verdict, mean(seen, PairFigure::baseline), mean(seen, PairFigure::candidate), notes(sessions, first)));
    }

    /** That nothing is worse where nothing disturbs is no news when the candidate may be what disturbs. */
    private Verdict doubted(Verdict verdict, PairedSession session, TwoStageGate gate) {
        boolean isGood = verdict.state() == VerdictState.PASS || verdict.state() == VerdictState.IMPROVED;
        if (!isGood || !session.leavesOut(metric())) {
            return verdict;
        }
        DisturbedShares shares = session.disturbedShares();
        if (!shares.areUneven() && !isWorseWithAll(session, gate)) {
            return verdict;
        }
        return verdict.because(
                VerdictReason.UNEVEN_DISTURBANCE,
                String.format(
                        Locale.ROOT,
                        "something slowed the machine during %.0f %% of the candidate's samples and %.0f %% of the baseline's",
                        PERCENT * shares.ofCandidate(),
                        PERCENT * shares.ofBaseline()));
    }

    /** Whether the candidate would fail if nothing was left out. */
    private boolean isWorseWithAll(PairedSession session, TwoStageGate gate) {
        GateDecision decision = gate.judge(worsenings(session.figuresOfAll(metric())), List.of());
        return switch (decision.kind()) {
            case CONFIRM, FAIL -> true;
            case MORE_PAIRS, PASS, IMPROVED, INCONCLUSIVE -> false;
        };
    }

    /** Those that the verdict rests on: pairs that were measured later, for other metrics, change nothing. */
    private static List<PairFigure> seen(
            TwoStageGate gate, int observations, List<PairFigure> first, List<PairFigure> fresh) {
        int ofFirst = Math.min(
                observations, gate.first().judge(worsenings(first)).standing().pairs());
        return Stream.concat(first.stream().limit(ofFirst), fresh.stream().limit(observations - ofFirst))
                .toList();
    }

    private List<String> notes(List<PairedSession> sessions, List<PairFigure> first) {
        List<String> notes = new ArrayList<>();
        for (PairedSession session : sessions) {
            if (session.rejected() > 0) {
                notes.add(session.rejected() + " of " + session.tried() + " pairs do not count: "
                        + String.join("; ", session.rejections()));
            }
        }
        notes.addAll(disturbances(sessions.get(0)));
        int pairs = sessions.get(0).pairs().size() - sessions.get(0).disturbed(metric());
        if (first.size() < pairs) {
            notes.add("only " + first.size() + " of " + pairs + " pairs have a figure of it");
        }
        boolean isOfHeaps = sessions.stream().anyMatch(session -> session.centre() == Centre.TRIMMED_MEAN);
        if (isOfHeaps && metric() == GatedMetric.LATENCY_P50) {
            notes.add("the samples of many runs lie in two heaps: trimmed means are compared instead of medians");
        }
        if (sessions.size() > 1) {
            PairedSession fresh = sessions.get(1);
            notes.add("measured again in a fresh session"
                    + (fresh.device() == null ? "" : " on " + fresh.device().name())
                    + objection(fresh)
                            .map(why -> ", which does not count: " + why)
                            .orElse(""));
        }
        return notes;
    }

    private List<String> disturbances(PairedSession session) {
        List<String> notes = new ArrayList<>();
        int disturbed = session.disturbed(metric());
        if (disturbed > 0) {
            notes.add(disturbed + " of " + session.tried()
                    + " pairs are left out: others slowed the machine through most of a run");
        }
        if (session.isDisturbedThroughout() && metric() == GatedMetric.LATENCY_P50) {
            notes.add("others slowed the machine nearly all the time: its pairs are compared as they are");
            return notes;
        }
        double share = session.disturbedShares().ofAll();
        if (metric() == GatedMetric.LATENCY_P50 && share > DISTURBED_NOTE_MIN) {
            notes.add(String.format(
                    Locale.ROOT,
                    "others slowed the machine during %.0f %% of the samples, which are left out",
                    PERCENT * share));
        }
        return notes;
    }

    private TwoStageGate gate(List<PairFigure> first) {
        if (metric() != GatedMetric.PEAK_MEMORY) {
            GateRule rule = Objects.requireNonNull(terms.rule(), "only memory has a rule that depends on its figures");
            return TwoStageGate.of(terms.prior(), rule, 0, seed);
        }
        double bytes = first.get(0).baseline();
        PairedGate gate = terms.rule() == null ? MemoryGate.of(bytes, seed) : MemoryGate.of(terms.rule(), bytes, seed);
        return new TwoStageGate(gate);
    }

    private static List<Double> worsenings(List<PairFigure> figures) {
        return figures.stream().map(PairFigure::worsening).toList();
    }

    private static Double mean(List<PairFigure> figures, ToDoubleFunction<PairFigure> arm) {
        return Math.exp(
                figures.stream().mapToDouble(arm).map(Math::log).average().orElseThrow());
    }
}
