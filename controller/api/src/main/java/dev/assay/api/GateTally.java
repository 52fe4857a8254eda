package dev.assay.api;

import dev.assay.regression.verdict.VerdictState;
import java.util.List;

/**
 * The verdicts of a campaign, counted.
 *
 * @param failed verdicts that block
 * @param waived regressions that somebody lets through for a while
 * @param undecided verdicts that prove nothing
 * @param unjudged cells without any verdict, those left out on purpose not counted
 * @param withoutGate what the campaign would answer if nothing were judged, see {@link CampaignExit#withoutGate}
 */
public record GateTally(
        int failed, int waived, int undecided, int passed, int improved, int unjudged, int withoutGate) {
    /** Counts them. */
    public static GateTally of(CampaignReport report) {
        List<VerdictRow> rows = report.cells().stream()
                .flatMap(cell -> cell.verdicts().stream())
                .toList();
        return new GateTally(
                (int) rows.stream().filter(VerdictRow::blocks).count(),
                (int) rows.stream()
                        .filter(row -> row.verdict().blocks() && !row.blocks())
                        .count(),
                count(rows, VerdictState.INCONCLUSIVE) + count(rows, VerdictState.NO_VERDICT),
                count(rows, VerdictState.PASS),
                count(rows, VerdictState.IMPROVED),
                (int) report.cells().stream().filter(GateTally::isUnjudged).count(),
                CampaignExit.withoutGate(report));
    }

    private static int count(List<VerdictRow> rows, VerdictState state) {
        return (int) rows.stream().filter(row -> row.verdict().state() == state).count();
    }

    private static boolean isUnjudged(CellRow cell) {
        return cell.verdicts().isEmpty() && cell.state() != CellState.SKIPPED;
    }

    /** All of them. */
    public int verdicts() {
        return failed + waived + undecided + passed + improved;
    }

    /**
     * What {@code assay gate} answers to the shell.
     *
     * <ul>
     *   <li>1, regressed: a regression is proven and not waived. It stays proven whatever else failed, and a repetition would not
     *       mend it, so that it comes first
     *   <li>4, the farm failed, and 3, the sweep is wrong: as {@link CampaignExit#withoutGate} says. Neither is a regression
     *   <li>2, not decided: nothing was measured or judged, cells were not reached, or a verdict proves nothing
     *   <li>0, nothing regressed
     * </ul>
     *
     * @param isInconclusiveOk whether verdicts that prove nothing are let through; a campaign of which nothing at all was
     *     measured or judged never is
     */
    public int exitCode(boolean isInconclusiveOk) {
        if (failed > 0) {
            return CampaignExit.REGRESSED;
        }
        if (withoutGate != CampaignExit.CLEAN) {
            return withoutGate;
        }
        if (verdicts() == 0) {
            return CampaignExit.INCONCLUSIVE;
        }
        boolean isDecided = undecided == 0 && unjudged == 0;
        return isDecided || isInconclusiveOk ? CampaignExit.CLEAN : CampaignExit.INCONCLUSIVE;
    }
}
