package dev.assay.cli.gate;

import dev.assay.api.CampaignReport;
import dev.assay.cli.figure.Amounts;
import dev.assay.cli.report.ExitCodes;
import dev.assay.cli.report.Outcome;
import dev.assay.regression.verdict.VerdictState;
import java.util.ArrayList;
import java.util.List;

/**
 * How a gate ended, in numbers.
 *
 * @param failed verdicts that block
 * @param waived regressions that somebody lets through for a while
 * @param undecided verdicts that prove nothing
 * @param unjudged cells without any verdict, those left out on purpose not counted
 * @param withoutGate what the campaign would answer if nothing were judged, see {@link Outcome#exitCode}
 */
public record GateOutcome(
        int failed, int waived, int undecided, int passed, int improved, int unjudged, int withoutGate) {
    /** Counts the verdicts. */
    public static GateOutcome of(CampaignReport report) {
        List<GateLine> lines = GateLine.of(report);
        return new GateOutcome(
                (int) lines.stream().filter(GateLine::blocks).count(),
                (int) lines.stream().filter(GateLine::isWaived).count(),
                (int) lines.stream().filter(GateLine::isUndecided).count(),
                count(lines, VerdictState.PASS),
                count(lines, VerdictState.IMPROVED),
                GateLine.unjudged(report).size(),
                Outcome.exitCode(report));
    }

    private static int count(List<GateLine> lines, VerdictState state) {
        return (int)
                lines.stream().filter(line -> line.verdict().state() == state).count();
    }

    /**
     * What {@code assay gate} answers to the shell.
     *
     * <ul>
     *   <li>1, regressed: a regression is proven and not waived. It stays proven whatever else failed, and a repetition would not
     *       mend it, so that it comes first
     *   <li>4, the farm failed, and 3, the sweep is wrong: as {@link Outcome#exitCode} says. Neither is a regression
     *   <li>2, not decided: nothing was measured or judged, cells were not reached, or a verdict proves nothing
     *   <li>0, nothing regressed
     * </ul>
     *
     * @param isInconclusiveOk whether verdicts that prove nothing are let through; a campaign of which nothing at all was
     *     measured or judged never is
     */
    public int exitCode(boolean isInconclusiveOk) {
        if (failed > 0) {
            return ExitCodes.REGRESSED;
        }
        if (withoutGate != ExitCodes.CLEAN) {
            return withoutGate;
        }
        if (verdicts() == 0) {
            return ExitCodes.INCONCLUSIVE;
        }
        boolean isDecided = undecided == 0 && unjudged == 0;
        return isDecided || isInconclusiveOk ? ExitCodes.CLEAN : ExitCodes.INCONCLUSIVE;
    }

    private int verdicts() {
        return failed + waived + undecided + passed + improved;
    }

    /** {@code regressed}, whatever is let through. */
    public String word() {
        return switch (exitCode(false)) {
            case ExitCodes.CLEAN -> "nothing regressed";
            case ExitCodes.REGRESSED -> "regressed";
            case ExitCodes.WRONG_INPUT -> "the sweep is wrong";
            case ExitCodes.FARM_FAILED -> "the farm failed";
            default -> verdicts() == 0 ? "nothing was judged" : "not decided";
        };
    }

    /** {@code regressed: 1 failed, 2 not decided, 5 passed}. */
    public String text() {
        List<String> parts = new ArrayList<>();
        add(parts, failed, "failed");
        add(parts, waived, "waived");
        add(parts, undecided, "not decided");
        add(parts, improved, "improved");
        add(parts, passed, "passed");
        if (unjudged > 0) {
            parts.add(Amounts.count(unjudged, "cell") + " not judged");
        }
        return word() + (parts.isEmpty() ? "" : ": " + String.join(", ", parts));
    }

    private static void add(List<String> parts, int count, String word) {
        if (count > 0) {
            parts.add(count + " " + word);
        }
    }
}
