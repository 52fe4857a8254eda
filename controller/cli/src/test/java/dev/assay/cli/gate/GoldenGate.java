package dev.assay.cli.gate;

import dev.assay.api.CampaignReport;
import dev.assay.api.CellRow;
import dev.assay.api.CellState;
import dev.assay.api.FailureOwner;
import dev.assay.api.VerdictRow;
import dev.assay.cli.report.SampleCampaign;
import dev.assay.regression.verdict.Change;
import dev.assay.regression.verdict.GatedMetric;
import dev.assay.regression.verdict.Limits;
import dev.assay.regression.verdict.Verdict;
import dev.assay.regression.verdict.VerdictReason;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The gates whose outputs are sealed in all formats, one for each way in which a gate can end. */
enum GoldenGate {
    ALL_PASS(0),
    IDENTICAL(0),
    LATENCY_REGRESSED(1),
    ACCURACY_REGRESSED(1),
    SIZE_REGRESSED(1),
    INCONCLUSIVE(2),
    UNLIKE_ENVIRONMENTS(2),
    NO_BASELINE(2),
    WAIVED(0),
    NOT_AFFORDABLE(2),
    CRASHED(2),
    EMPTY(2),
    HOSTILE(1);

    private final int exitCode;

    GoldenGate(int exitCode) {
        this.exitCode = exitCode;
    }

    /** What {@code assay gate} answers to the shell. */
    int exitCode() {
        return exitCode;
    }

    CampaignReport report() {
        return switch (this) {
            case ALL_PASS -> of(SampleGate.within(), SampleGate.sameSize(), sameAnswers());
            case IDENTICAL ->
                of(SampleGate.identical(GatedMetric.LATENCY_P50), SampleGate.identical(GatedMetric.ACCURACY));
            case LATENCY_REGRESSED -> of(SampleGate.regressed(null), SampleGate.within());
            case ACCURACY_REGRESSED -> of(accuracyLost());
            case SIZE_REGRESSED -> of(grown(), SampleGate.improved());
            case INCONCLUSIVE -> of(SampleGate.noisy(), SampleGate.fewExamples());
            case UNLIKE_ENVIRONMENTS ->
                of(refused(
                        VerdictReason.UNLIKE_ENVIRONMENTS,
                        "the baseline was measured with ORT 1.28.0 and the candidate with ORT 1.29.0"));
            case NO_BASELINE -> of(withoutBaseline(GatedMetric.LATENCY_P50), withoutBaseline(GatedMetric.ACCURACY));
            case WAIVED -> of(SampleGate.regressed(SampleGate.waiver()));
            case NOT_AFFORDABLE ->
                of(refused(VerdictReason.NOT_AFFORDABLE, "3 % must be caught, and 24 pairs see 4.1 % here"));
            case CRASHED -> crashed();
            case EMPTY -> SampleGate.judged(SampleCampaign.allSkipped(), Map.of());
            case HOSTILE -> hostile();
        };
    }

    /** {@code gates/all-pass}. */
    String fileName() {
        return "gates/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static CampaignReport of(VerdictRow... verdicts) {
        return SampleGate.of(verdicts);
    }

    private static VerdictRow sameAnswers() {
        return row(
                GatedMetric.ACCURACY,
                VerdictReason.WITHIN_LIMIT,
                new Change(-0.0009, -0.0041, 0.0023, 0.95),
                new Limits(0, 0.005),
                2400,
                0.0032,
                List.of(0.9907, 0.9898),
                "within the limit");
    }

    private static VerdictRow accuracyLost() {
        return row(
                GatedMetric.ACCURACY,
                VerdictReason.BEYOND_LIMIT,
                new Change(-0.0204, -0.0331, -0.0098, 0.95),
                new Limits(0, 0.005),
                540,
                0.0071,
                List.of(0.9907, 0.9703),
                "beyond the limit: −2.0 pp [−3.3, −1.0] over 540 examples, 14 lost and 3 gained; margin 0.5 pp");
    }

    private static VerdictRow grown() {
        return row(
                GatedMetric.ARTIFACT_SIZE,
                VerdictReason.BEYOND_LIMIT,
                Change.exact(0.062),
                new Limits(0.01, 0.01),
                0,
                null,
                List.of(251_400.0, 266_987.0),
                "beyond the limit: +6.2 %, limit 1 %");
    }

    private static VerdictRow refused(VerdictReason reason, String explanation) {
        return unjudged(GatedMetric.LATENCY_P50, reason, explanation);
    }

    private static VerdictRow withoutBaseline(GatedMetric metric) {
        return unjudged(metric, VerdictReason.NO_BASELINE, "nobody has accepted a campaign of digits for branch main");
    }

    private static VerdictRow unjudged(GatedMetric metric, VerdictReason reason, String explanation) {
        return new VerdictRow(Verdict.withoutEvidence(metric, reason, explanation), null, null, List.of(), null);
    }

    private static VerdictRow row(
            GatedMetric metric,
            VerdictReason reason,
            Change change,
            Limits limits,
            int observations,
            @Nullable Double visible,
            List<Double> figures,
            String explanation) {
        Verdict verdict =
                new Verdict(metric, reason.state(), reason, change, limits, observations, visible, null, explanation);
        return new VerdictRow(verdict, figures.get(0), figures.get(1), List.of(), null);
    }

    /** The first cell passes, the candidate of the second dies on the device in every run. */
    private static CampaignReport crashed() {
        Verdict verdict = Verdict.withoutEvidence(
                GatedMetric.LATENCY_P50,
                VerdictReason.NOT_MEASURED,
                "all 5 runs of the candidate failed: killed by SIGSEGV");
        CampaignReport report = SampleGate.judged(
                SampleCampaign.withFailuresOf(List.of(FailureOwner.DEVICE)),
                Map.of(
                        0,
                        List.of(SampleGate.within()),
                        1,
                        List.of(new VerdictRow(verdict, null, null, List.of(), null))));
        return SampleGate.renamed(
                report,
                cell -> cell.state() == CellState.MEASURE_FAILED
                        ? "all 5 runs failed: killed by SIGSEGV"
                        : cell.reason(),
                CellRow::model,
                CellRow::variant);
    }

    /** Names and messages that are markup, commands or no text at all in some format. */
    private static CampaignReport hostile() {
        Verdict verdict = Verdict.withoutEvidence(
                GatedMetric.LOAD,
                VerdictReason.NOT_MEASURED,
                "</testcase>]]>\u0000\u001B[31m <script>alert(3)</script> @all `x` |---| \n/close\n# heading");
        VerdictRow regressed = SampleGate.regressed(null);
        VerdictRow noted = new VerdictRow(
                regressed.verdict(),
                regressed.baselineFigure(),
                regressed.candidateFigure(),
                List.of("![](http://x/y.png)"),
                null);
        CampaignReport report = SampleGate.judged(
                SampleCampaign.hostile(),
                Map.of(0, List.of(noted, new VerdictRow(verdict, null, null, List.of("$(id)\r\n`id`"), null))));
        return SampleGate.renamed(
                report,
                CellRow::reason,
                cell -> cell.model() + "|größe_模型\n@ada",
                cell -> cell.variant() + " `a|b` *c* _d_ ~e~ [f](javascript:g) \u202Eh'\"$(i)");
    }
}
