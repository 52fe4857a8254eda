package dev.assay.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.CampaignReport;
import dev.assay.api.CellRow;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.WireJson;
import dev.assay.regression.accuracy.AccuracyChange;
import dev.assay.regression.finding.ConstraintOutcome;
import dev.assay.regression.finding.Findings;
import dev.assay.server.Digits;
import dev.assay.server.OnEveryStore;
import dev.assay.server.OnPiFarm;
import dev.assay.server.Sessions;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnEveryStore
class ReportDeskTest extends OnPiFarm {
    private void measure(long nanos, int correct) {
        LeaseGrant grant = pi.work();
        pi.send(Sessions.measured(grant, "pi", pi.environment(), nanos, correct));
    }

    @Test
    void comparesAccuracyWithTheModelAsItCameExampleByExample() {
        String campaign = farm.begin(Digits.smallSweep("axes: {sparsity: [0, 0.5]}\n"));
        farm.buildAll();
        measure(1_000, 8);
        measure(900, 6);

        CampaignReport report = farm.report(campaign);

        assertThat(report.cells().get(0).accuracyChange()).isNull();
        assertThat(report.cells().get(1).accuracyChange()).isEqualTo(new AccuracyChange(-25, 2, 0, 0.5));
    }

    @Test
    void marksWhatNothingElseDominates() {
        String campaign = farm.begin(Digits.smallSweep("axes: {sparsity: [0, 0.5, 0.9]}\n"));
        farm.buildAll();
        measure(1_000_000, 8);
        measure(500_000, 8);
        measure(400_000, 4);

        // The fake variants are all smaller than the model, and of the same size among themselves.
        assertThat(farm.report(campaign).cells())
                .extracting(CellRow::onParetoFront)
                .containsExactly(false, true, true);
    }

    @Test
    void constraintsOfTheSweepAreJudgedAndFindingsNameTheirCells() {
        String campaign = farm.begin(Digits.smallSweep(
                "axes: {sparsity: [0, 0.5]}\ngate: {constraints: [p50 <= 2 ms, energy <= 1 J, top-1 >= 0.01]}\n"));
        farm.buildAll();
        measure(1_000_000, 8);
        measure(3_000_000, 8);

        Findings findings = farm.report(campaign).findings();

        assertThat(findings.constraints())
                .extracting(ConstraintOutcome::text)
                .containsExactly("p50 <= 2 ms", "energy <= 1 J", "top-1 >= 0.01");
        assertThat(findings.constraints().get(1).absent()).containsExactly(0, 1);
        assertThat(findings.constraints().get(2).kept()).containsExactly(0, 1);
        assertThat(findings.constraints().get(0).kept()).doesNotContain(1);
        assertThat(findings.found())
                .allSatisfy(finding -> assertThat(finding.cell()).isIn(0, 1));
    }

    @Test
    void batchesAreJudgedAmongThemselves() {
        String campaign = farm.begin(
                Digits.smallSweep("axes: {runtime: [{provider: cpu, batch: 1}, {provider: cpu, batch: 8}]}\n"));
        measure(1_000_000, 8);
        measure(8_000_000, 8);

        assertThat(farm.report(campaign).cells())
                .extracting(CellRow::onParetoFront)
                .containsExactly(true, true);
    }

    @Test
    void aReportCanBeReadWhileTheCampaignRuns() throws Exception {
        String campaign = farm.begin(Digits.smallSweep("axes: {sparsity: [0, 0.5]}\n"));
        measure(1_000, 8);

        CampaignReport report = farm.report(campaign);

        assertThat(report.finishedAt()).isNull();
        assertThat(report.format()).isEqualTo("assay-report/1");
        assertThat(report.revision()).isEqualTo("abc");
        assertThat(report.branch()).isEqualTo("main");
        assertThat(report.cells().get(0).axes())
                .isEqualTo(Map.of(
                        "quantization", "none",
                        "sparsity", "0",
                        "rank", "full",
                        "distillation", "none",
                        "provider", "cpu",
                        "threads", "1",
                        "batch", "1"));
        assertThat(WireJson.read(CampaignReport.class, WireJson.write(report))).isEqualTo(report);
    }
}
