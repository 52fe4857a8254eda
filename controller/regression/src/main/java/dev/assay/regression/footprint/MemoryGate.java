package dev.assay.regression.footprint;

import dev.assay.regression.gate.GateRule;
import dev.assay.regression.gate.PairedGate;
import dev.assay.regression.gate.VariancePrior;
import dev.assay.regression.verdict.Limits;
import java.util.List;

/**
 * The gate of peak memory. A process of the same model takes nearly the same memory each time, so that three pairs decide as long as they
 * agree; when they do not, it goes on like any other gate.
 */
public final class MemoryGate {
    /** 2 % must be caught, or this many bytes where that is more. */
    private static final double SHARE_CATCH = 0.02;

    private static final long BYTES_CATCH = 1 << 20;
    private static final List<Integer> LOOKS = List.of(3, 4, 6, 8, 12, 16, 24);
    /** Standard error that three pairs are believed to have at least: allocators and page tables differ by that much between boots. */
    private static final double ERROR_MIN = 0.003;
    /** The floor is an assumption and not a guess from data: it is worth as much as many pairs. */
    private static final double FLOOR_DEGREES = 60;
    /** What a kernel counts resident memory in. */
    private static final double PAGE_BYTES = 4096;

    private MemoryGate() {}

    /**
     * The rule for a process of this size.
     *
     * @param baselineBytes the baseline's peak, positive
     */
    public static GateRule rule(double baselineBytes) {
        double catching = Math.max(SHARE_CATCH, BYTES_CATCH / baselineBytes);
        return new GateRule(Limits.catching(Math.min(catching, 0.5)), LOOKS, GateRule.FAIL_LEVEL, GateRule.PASS_LEVEL);
    }

    /**
     * The gate for a process of this size.
     *
     * @param baselineBytes the baseline's peak, positive
     * @param seed see {@link PairedGate}
     */
    public static PairedGate of(double baselineBytes, long seed) {
        return of(rule(baselineBytes), baselineBytes, seed);
    }

    /** The same with an owner's rule. */
    public static PairedGate of(GateRule rule, double baselineBytes, long seed) {
        return of(rule, VariancePrior.none(), baselineBytes, seed);
    }

    /**
     * The same where the cell has a history: memory that has scattered by more than is assumed here is believed to go on doing so.
     *
     * @param history of the cell's log-ratios; {@link VariancePrior#none()} when there is none
     */
    public static PairedGate of(GateRule rule, VariancePrior history, double baselineBytes, long seed) {
        double floor = ERROR_MIN * ERROR_MIN * LOOKS.get(0);
        VariancePrior prior = history.variance() > floor ? history : new VariancePrior(floor, FLOOR_DEGREES);
        return new PairedGate(prior, rule, Math.min(1, PAGE_BYTES / baselineBytes), seed);
    }
}
