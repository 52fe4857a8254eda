package dev.assay.regression.certification;

import dev.assay.regression.verdict.VerdictState;
import java.util.List;

/** How many gates ended how. What does not decide is never counted as passed. */
public record Tally(int gates, int failed, int passed, int improved, int inconclusive, int noVerdict) {
    static Tally of(List<KnownGate> gates) {
        return new Tally(
                gates.size(),
                count(gates, VerdictState.FAIL),
                count(gates, VerdictState.PASS),
                count(gates, VerdictState.IMPROVED),
                count(gates, VerdictState.INCONCLUSIVE),
                count(gates, VerdictState.NO_VERDICT));
    }

    private static int count(List<KnownGate> gates, VerdictState state) {
        return (int) gates.stream().filter(gate -> gate.state() == state).count();
    }

    /** Gates that measured something. */
    public int judged() {
        return gates - noVerdict;
    }
}
