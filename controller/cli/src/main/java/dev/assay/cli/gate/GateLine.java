package dev.assay.cli.gate;

import dev.assay.api.CampaignReport;
import dev.assay.api.CellRow;
import dev.assay.api.CellState;
import dev.assay.api.FailureOwner;
import dev.assay.api.VerdictRow;
import dev.assay.cli.report.Fate;
import dev.assay.cli.report.VariantLabels;
import dev.assay.regression.verdict.Verdict;
import java.util.List;

/**
 * One verdict with what it is about.
 *
 * @param variant as a table shows it, with the runtime settings that the sweep varies
 */
public record GateLine(CellRow cell, String variant, VerdictRow row) {
    /** Every verdict of a campaign, in the order of the sweep. */
    public static List<GateLine> of(CampaignReport report) {
        VariantLabels labels = VariantLabels.of(report);
        return report.cells().stream()
                .flatMap(cell -> cell.verdicts().stream().map(row -> new GateLine(cell, labels.of(cell), row)))
                .toList();
    }

    /** The cells of which a gate should say something, and says nothing: all without a verdict that are not left out on purpose. */
    public static List<CellRow> unjudged(CampaignReport report) {
        return report.cells().stream()
                .filter(cell -> cell.verdicts().isEmpty() && cell.state() != CellState.SKIPPED)
                .toList();
    }

    /** What is said. */
    public Verdict verdict() {
        return row.verdict();
    }

    /** Whether a gate must not let the candidate through because of it. */
    public boolean blocks() {
        return row.blocks();
    }

    /** Whether it is a regression that somebody lets through for a while. */
    public boolean isWaived() {
        return verdict().blocks() && row.waiver() != null;
    }

    /** Whether nothing is proven either way. */
    public boolean isUndecided() {
        return switch (verdict().state()) {
            case INCONCLUSIVE, NO_VERDICT -> true;
            case PASS, FAIL, IMPROVED -> false;
        };
    }

    /** Whether nothing is proven because the farm or the sweep failed, which is no finding about the candidate. */
    public boolean isFault() {
        return isUndecided() && Fate.of(cell) == Fate.FAILED && cell.owner() != FailureOwner.DEVICE;
    }

    /** Whether a reader must do something, or has agreed to do it later. */
    public boolean needsAttention() {
        return verdict().blocks() || isUndecided();
    }

    /** {@code FAIL}, {@code FAIL, waived}, {@code INCONCLUSIVE(outliers)}. */
    public String label() {
        return verdict().label() + (isWaived() ? ", waived" : "");
    }

    /** {@code mobilenetv2 static-int8 latency_p50 on kitchen-pi5}. */
    public String name() {
        return subject() + " " + verdict().metric().key() + (cell.device() == null ? "" : " on " + cell.device());
    }

    /** {@code mobilenetv2 static-int8}. */
    public String subject() {
        return cell.model() + " " + variant;
    }
}
