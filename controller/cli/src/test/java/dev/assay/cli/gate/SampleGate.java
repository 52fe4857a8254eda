package dev.assay.cli.gate;

import dev.assay.api.BaselineMove;
import dev.assay.api.BaselineRow;
import dev.assay.api.CampaignReport;
import dev.assay.api.CellRow;
import dev.assay.api.CellState;
import dev.assay.api.GateRow;
import dev.assay.api.VerdictRow;
import dev.assay.api.WaiverRow;
import dev.assay.cli.report.SampleCampaign;
import dev.assay.regression.verdict.Change;
import dev.assay.regression.verdict.GatedMetric;
import dev.assay.regression.verdict.Limits;
import dev.assay.regression.verdict.Verdict;
import dev.assay.regression.verdict.VerdictReason;
import dev.assay.regression.verdict.VerdictState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gated campaigns. Public for the tests of the commands. */
public final class SampleGate {
    private SampleGate() {}

    /** One with a verdict of every state, a waiver, and a cell that the baseline does not have. */
    public static CampaignReport withEverything() {
        return judged(
                measuredOf(SampleCampaign.withSensor()),
                Map.of(
                        0, List.of(identical(GatedMetric.LATENCY_P50), identical(GatedMetric.ACCURACY)),
                        1, List.of(regressed(null), within(), sameSize(), fewExamples()),
                        2, List.of(improved(), noisy()),
                        5, List.of(regressed(waiver())),
                        6, List.of(withoutBaseline())));
    }

    /** One with a single cell, which has these verdicts. */
    static CampaignReport of(VerdictRow... verdicts) {
        return judged(SampleCampaign.withFailuresOf(List.of()), Map.of(0, List.of(verdicts)));
    }

    /** Verdicts for the cells with these indexes. */
    static CampaignReport judged(CampaignReport report, Map<Integer, List<VerdictRow>> verdicts) {
        List<CellRow> cells = report.cells().stream()
                .map(cell -> with(cell, verdicts.getOrDefault(cell.index(), List.of())))
                .toList();
        return copy(report, cells, gate());
    }

    /** Without the cells that failed. */
    static CampaignReport measuredOf(CampaignReport report) {
        List<CellRow> cells = report.cells().stream()
                .filter(cell -> cell.state().isMeasured() || cell.state() == CellState.SKIPPED)
                .toList();
        return copy(report, cells, report.gate());
    }

    private static CampaignReport copy(CampaignReport report, List<CellRow> cells, @Nullable GateRow gate) {
        return new CampaignReport(
                report.format(),
                report.campaignId(),
                report.sweep(),
                report.state(),
                report.createdAt(),
                report.finishedAt(),
                report.revision(),
                "pr-12",
                report.assayVersion(),
                report.seed(),
                report.devices(),
                cells,
                gate,
                report.findings());
    }

    /** With other words for every cell. */
    static CampaignReport renamed(
            CampaignReport report,
            Function<CellRow, @Nullable String> reason,
            Function<CellRow, String> model,
            Function<CellRow, String> variant) {
        List<CellRow> cells = report.cells().stream()
                .map(cell -> with(cell, model.apply(cell), variant.apply(cell), reason.apply(cell), cell.verdicts()))
                .toList();
        return copy(report, cells, report.gate());
    }

    private static CellRow with(CellRow cell, List<VerdictRow> verdicts) {
        return with(cell, cell.model(), cell.variant(), cell.reason(), verdicts);
    }

    private static CellRow with(
            CellRow cell, String model, String variant, @Nullable String reason, List<VerdictRow> verdicts) {
        return new CellRow(
                cell.index(),
                model,
                variant,
                cell.variantId(),
                cell.axes(),
                cell.device(),
                cell.state(),
                reason,
                cell.owner(),
                cell.artifact(),
                cell.build(),
                cell.buildWarnings(),
                cell.summary(),
                cell.accuracyChange(),
                cell.onParetoFront(),
                cell.sessionSha256(),
                cell.simulated(),
                cell.deviceNote(),
                verdicts,
                cell.evidence());
    }

    private static GateRow gate() {
        BaselineRow baseline = new BaselineRow(
                "digits",
                "main",
                "c-20261118-3",
                "a1b2c3d4e5f60718",
                "2026-11-18T09:00:00Z",
                "ada",
                "first on the new board",
                true);
        return new GateRow(
                "main",
                baseline,
                BaselineMove.ON_PASS,
                false,
                10,
                0.0012,
                40,
                960,
                null,
                46,
                860.4,
                List.of("no gate was measured yet on kitchen-pi5: the expected time is a guess"));
    }

    static VerdictRow regressed(@Nullable WaiverRow waiver) {
        Verdict verdict = new Verdict(
                GatedMetric.LATENCY_P50,
                VerdictState.FAIL,
                VerdictReason.BEYOND_LIMIT,
                new Change(0.0521, 0.0462, 0.0584, 0.95),
                Limits.catching(0.03),
                12,
                0.0112,
                null,
                "beyond the limit: +5.2 % [+4.6, +5.8] over 12 pairs; limit 3.0 %, tolerated 1.0 %, visible from 1.1 %");
        return new VerdictRow(verdict, 0.000834, 0.000877, List.of("confirmed in a second session"), waiver);
    }

    static VerdictRow within() {
        return row(
                GatedMetric.PEAK_MEMORY,
                VerdictReason.WITHIN_LIMIT,
                new Change(0.001, -0.0024, 0.0041, 0.95),
                new Limits(0.0067, 0.02),
                12,
                0.0052,
                null,
                List.of(61.3e6, 61.4e6));
    }

    static VerdictRow sameSize() {
        return row(
                GatedMetric.ARTIFACT_SIZE,
                VerdictReason.WITHIN_LIMIT,
                Change.exact(0),
                new Limits(0.01, 0.01),
                0,
                null,
                null,
                List.of(251_400.0, 251_400.0));
    }

    static VerdictRow fewExamples() {
        return row(
                GatedMetric.ACCURACY,
                VerdictReason.TOO_FEW_EXAMPLES,
                new Change(-0.0019, -0.0091, 0.0052, 0.95),
                new Limits(0, 0.005),
                540,
                0.0071,
                420,
                List.of(0.9907, 0.9888));
    }

    static VerdictRow improved() {
        return row(
                GatedMetric.LATENCY_P50,
                VerdictReason.BETTER,
                new Change(-0.121, -0.1215, -0.1205, 0.95),
                Limits.catching(0.03),
                6,
                0.009,
                null,
                List.of(0.00081, 0.00071));
    }

    static VerdictRow noisy() {
        return row(
                GatedMetric.LATENCY_P90,
                VerdictReason.NOISY,
                new Change(0.021, -0.013, 0.055, 0.95),
                Limits.catching(0.05),
                24,
                0.063,
                9,
                List.of(0.00073, 0.000745));
    }

    static VerdictRow identical(GatedMetric metric) {
        return bare(Verdict.withoutEvidence(
                metric, VerdictReason.IDENTICAL, "same artifact, runtime and settings: nothing to measure"));
    }

    static VerdictRow unmeasured() {
        return bare(Verdict.withoutEvidence(GatedMetric.LATENCY_P50, VerdictReason.NOT_MEASURED, "the agent was lost"));
    }

    static VerdictRow withoutBaseline() {
        return bare(Verdict.withoutEvidence(
                GatedMetric.LATENCY_P50,
                VerdictReason.NO_BASELINE,
                "campaign c-20261118-3, the baseline of main, has no measured cell of this model, axes and device"));
    }

    private static VerdictRow bare(Verdict verdict) {
        return new VerdictRow(verdict, null, null, List.of(), null);
    }

    private static VerdictRow row(
            GatedMetric metric,
            VerdictReason reason,
            Change change,
            Limits limits,
            int observations,
            @Nullable Double visible,
            @Nullable Integer more,
            List<Double> figures) {
        Verdict verdict =
                new Verdict(metric, reason.state(), reason, change, limits, observations, visible, more, reason.text());
        return new VerdictRow(verdict, figures.get(0), figures.get(1), new ArrayList<>(), null);
    }

    static WaiverRow waiver() {
        return new WaiverRow(
                "7",
                "digits",
                "vit",
                "fp32",
                null,
                GatedMetric.LATENCY_P50,
                "2026-12-24T00:00:00Z",
                "ORT 1.29 is slower here, issue 77",
                "2026-11-19T10:00:00Z",
                "ada");
    }
}
