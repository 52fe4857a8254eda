package dev.assay.cli.gate;

import dev.assay.regression.verdict.Verdict;
import java.util.List;

/** One verdict as the cells of a table's row: the same in every format that has tables with plain cells. */
public final class GateCells {
    private static final List<String> HEADINGS = List.of(
            "device",
            "model",
            "variant",
            "metric",
            "baseline",
            "candidate",
            "change",
            "interval",
            "visible",
            "limit",
            "n",
            "verdict");

    /** What a reader must know to understand the headings. */
    private static final List<String> LEGEND = List.of(
            "~ no change is proven",
            "interval: of the last look alone",
            "visible: the smallest change that would have been seen",
            "limit: the smallest that must be caught");

    private GateCells() {}

    /** The names of the columns. */
    public static List<String> headings() {
        return HEADINGS;
    }

    /** What must be known to read the cells. */
    public static List<String> legend() {
        return LEGEND;
    }

    /** As many texts as there are headings, none of them escaped. */
    public static List<String> of(GateLine line) {
        Verdict verdict = line.verdict();
        String device = line.cell().device();
        return List.of(
                device == null ? "" : device,
                line.cell().model(),
                line.variant(),
                verdict.metric().key(),
                ChangeText.figure(verdict.metric(), line.row().baselineFigure()),
                ChangeText.figure(verdict.metric(), line.row().candidateFigure()),
                ChangeText.seen(verdict),
                ChangeText.interval(verdict),
                ChangeText.visible(verdict),
                ChangeText.limit(verdict),
                verdict.observations() == 0 ? "" : ChangeText.observations(verdict),
                line.label());
    }
}
