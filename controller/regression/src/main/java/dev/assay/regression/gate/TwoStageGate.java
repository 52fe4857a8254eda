package dev.assay.regression.gate;

import dev.assay.regression.verdict.VerdictReason;
import java.util.List;
import java.util.stream.Stream;

/**
 * The gate whose FAIL must be seen twice: in a session, and again in a fresh one. What a session does to one of the two artifacts only
 * (where its memory came to lie, which core it got) looks like a regression however often it is repeated inside that session.
 *
 * @param first the gate of the first session; the second one's rule is its {@link GateRule#confirmation()}
 */
public record TwoStageGate(PairedGate first) {
    /** With the same arguments as a {@link PairedGate}. */
    public static TwoStageGate of(VariancePrior prior, GateRule rule, double quantum, long seed) {
        return new TwoStageGate(new PairedGate(prior, rule, quantum, seed));
    }

    /**
     * Decides, or says what to measure next.
     *
     * @param session log-ratios of the first session
     * @param fresh those of the confirming session; empty as long as there is none
     */
    public GateDecision judge(List<Double> session, List<Double> fresh) {
        GateDecision seen = first.judge(session);
        if (seen.kind() != GateDecision.Kind.FAIL) {
            return seen;
        }
        PairedGate second = new PairedGate(first.prior(), first.rule().confirmation(), first.quantum(), first.seed());
        if (fresh.isEmpty()) {
            return new GateDecision.Confirm(
                    seen.standing(), second.rule().looks().get(0));
        }
        GateDecision again = second.judge(fresh);
        Standing together =
                both(session, seen.standing().pairs(), fresh, again.standing().pairs());
        return switch (again.kind()) {
            case MORE_PAIRS -> new GateDecision.Confirm(together, ((GateDecision.MorePairs) again).untilPairs());
            case FAIL -> new GateDecision.Fail(together);
            case PASS, IMPROVED, INCONCLUSIVE -> new GateDecision.Inconclusive(together, VerdictReason.NOT_REPRODUCED);
            case CONFIRM -> throw new IllegalStateException("a gate over one session asks for no other");
        };
    }

    /** What both sessions say together; the decision does not rest on it. */
    private Standing both(List<Double> session, int sessionPairs, List<Double> fresh, int freshPairs) {
        double[] all = Stream.concat(
                        session.stream().limit(sessionPairs), fresh.stream().limit(freshPairs))
                .mapToDouble(Double::doubleValue)
                .toArray();
        return Look.at(all, first.prior(), first.rule(), first.quantum());
    }
}
