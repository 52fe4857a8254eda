package dev.assay.cli.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.CampaignReport;
import dev.assay.api.FailureOwner;
import dev.assay.api.VerdictRow;
import dev.assay.cli.report.SampleCampaign;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GateOutcomeTest {
    @Test
    void passesAndImprovementsAreClean() {
        assertThat(codeOf(SampleGate.of(SampleGate.within(), SampleGate.improved())))
                .isZero();
    }

    @Test
    void aProvenRegressionFails() {
        assertThat(codeOf(SampleGate.of(SampleGate.within(), SampleGate.regressed(null))))
                .isEqualTo(1);
    }

    @Test
    void aWaivedRegressionDoesNotFail() {
        assertThat(codeOf(SampleGate.of(SampleGate.regressed(SampleGate.waiver()))))
                .isZero();
    }

    @Test
    void whatIsNotDecidedIsNoPassUnlessAPolicySaysSo() {
        for (VerdictRow undecided : List.of(SampleGate.noisy(), SampleGate.withoutBaseline())) {
            GateOutcome outcome = GateOutcome.of(SampleGate.of(SampleGate.within(), undecided));

            assertThat(outcome.exitCode(false)).isEqualTo(2);
            assertThat(outcome.exitCode(true)).isZero();
        }
    }

    @Test
    void aRegressionStaysOneWhateverAPolicySays() {
        GateOutcome outcome = GateOutcome.of(SampleGate.of(SampleGate.regressed(null), SampleGate.noisy()));

        assertThat(outcome.exitCode(true)).isEqualTo(1);
    }

    @Test
    void aFaultOfTheFarmIsNoRegression() {
        assertThat(codeOf(withPassAnd(FailureOwner.LAB))).isEqualTo(4);
        assertThat(codeOf(withPassAnd(FailureOwner.ASSAY))).isEqualTo(4);
        assertThat(GateOutcome.of(withPassAnd(FailureOwner.LAB)).exitCode(true)).isEqualTo(4);
    }

    @Test
    void aFaultOfTheFarmDoesNotHideARegression() {
        CampaignReport report = SampleGate.judged(
                SampleCampaign.withFailuresOf(List.of(FailureOwner.LAB)),
                Map.of(0, List.of(SampleGate.regressed(null))));

        assertThat(codeOf(report)).isEqualTo(1);
    }

    @Test
    void aWrongSweepIsTheAuthorsToMend() {
        assertThat(codeOf(withPassAnd(FailureOwner.SWEEP_AUTHOR))).isEqualTo(3);
    }

    @Test
    void aCandidateThatTheDeviceCannotRunIsNoPass() {
        assertThat(codeOf(withPassAnd(FailureOwner.DEVICE))).isEqualTo(2);
    }

    @Test
    void nothingMeasuredOrJudgedIsNeverAPass() {
        CampaignReport unjudged = SampleGate.of();
        CampaignReport skipped = SampleGate.judged(SampleCampaign.allSkipped(), Map.of());

        for (CampaignReport report : List.of(unjudged, skipped, SampleCampaign.stopped())) {
            assertThat(GateOutcome.of(report).exitCode(false)).isEqualTo(2);
            assertThat(GateOutcome.of(report).exitCode(true)).isEqualTo(2);
        }
    }

    @Test
    void theCountsAreSaid() {
        assertThat(GateOutcome.of(SampleGate.withEverything()).text())
                .isEqualTo("regressed: 1 failed, 1 waived, 3 not decided, 1 improved, 4 passed");
        assertThat(GateOutcome.of(SampleGate.of()).text()).isEqualTo("nothing was judged: 1 cell not judged");
    }

    private static CampaignReport withPassAnd(FailureOwner owner) {
        return SampleGate.judged(
                SampleCampaign.withFailuresOf(List.of(owner)), Map.of(0, List.of(SampleGate.within())));
    }

    private static int codeOf(CampaignReport report) {
        return GateOutcome.of(report).exitCode(false);
    }
}
