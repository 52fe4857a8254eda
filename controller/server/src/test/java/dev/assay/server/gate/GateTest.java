package dev.assay.server.gate;

import static dev.assay.regression.verdict.GatedMetric.ACCURACY;
import static dev.assay.regression.verdict.GatedMetric.LATENCY_P50;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.CampaignReport;
import dev.assay.api.CampaignState;
import dev.assay.api.CellRow;
import dev.assay.api.CellState;
import dev.assay.api.GateRow;
import dev.assay.api.VerdictRow;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.SessionPlan;
import dev.assay.regression.verdict.Verdict;
import dev.assay.regression.verdict.VerdictReason;
import dev.assay.server.MiniFarm;
import dev.assay.server.OnEveryStore;
import dev.assay.server.PairingAgent;
import dev.assay.server.PairingAgent.World;
import dev.assay.server.problem.ProblemException;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEveryStore
class GateTest extends OnGatedFarm {
    @SuppressWarnings("NullAway.Init") // made before each
    private PairingAgent pairing;

    @BeforeEach
    void openPairing() {
        pairing = new PairingAgent(pi);
    }

    /** The same agent after the controller was made anew, as {@code gateChanged} does. */
    private void speakToTheNewController() {
        pi = pi.at(farm.farm());
        pairing = new PairingAgent(pi);
    }

    @Test
    void anUnchangedSweepPassesWithoutTheDevice() {
        String accepted = gated.acceptBaseline(pi);

        String campaign = farm.gate(GatedFarm.SWEEP, GatedFarm.GATE);

        assertThat(pi.lease()).isEmpty();
        CampaignReport report = farm.report(campaign);
        assertThat(report.state()).isEqualTo(CampaignState.FINISHED);
        assertThat(report.cells()).allSatisfy(cell -> {
            assertThat(cell.state()).isEqualTo(CellState.REUSED);
            assertThat(cell.summary()).isNotNull();
            assertThat(cell.verdicts())
                    .extracting(row -> row.verdict().label())
                    .hasSize(4)
                    .containsOnly("PASS(identical)");
        });
        GateRow gate = Objects.requireNonNull(report.gate());
        assertThat(gate.usedPairs()).isZero();
        assertThat(gate.usedDeviceSeconds()).isZero();
        assertThat(Objects.requireNonNull(gate.baseline()).campaignId()).isEqualTo(accepted);
        assertThat(gate.verdictsPrimary()).isEqualTo(10);
        assertThat(gate.falseAlarmRate()).isPositive().isLessThan(1e-4);
    }

    @Test
    void aPairedSessionAsksForNoMoreSamplesThanAReportMayHold() {
        gated.acceptBaseline(pi);
        gated.gateChanged();
        speakToTheNewController();

        SessionPlan plan = pi.work().plan();

        assertThat(2L * plan.runs() * plan.run().samplesMax()).isBetween(1L, (long) SessionPlan.SAMPLES_MAX);
    }

    @Test
    void aChangeThatIsAsGoodAsBeforePassesAfterAFewPairs() {
        gated.acceptBaseline(pi);
        String campaign = gated.gateChanged();
        speakToTheNewController();

        int pairs = pairing.work(World.alike(0.004, 5));

        assertThat(pairs).isEqualTo(4);
        CellRow cell = gated.int8(campaign);
        assertThat(cell.state()).isEqualTo(CellState.MEASURED);
        assertThat(cell.verdicts())
                .extracting(row ->
                        row.verdict().metric().key() + " " + row.verdict().label())
                .startsWith("latency_p50 PASS", "peak_memory PASS")
                .endsWith("accuracy PASS(identical)");
        GateRow gate = Objects.requireNonNull(farm.report(campaign).gate());
        assertThat(gate.usedPairs()).isEqualTo(4);
        assertThat(gate.expectedPairs()).isGreaterThanOrEqualTo(gate.usedPairs());
        assertThat(farm.report(campaign).state()).isEqualTo(CampaignState.FINISHED);
    }

    @Test
    void aSlowDownFailsWhenAFreshSessionSeesItToo() {
        gated.acceptBaseline(pi);
        String campaign = gated.gateChanged();
        speakToTheNewController();

        pairing.work(World.slower(0.06, 1));
        assertThat(gated.int8(campaign).state()).isEqualTo(CellState.QUEUED);
        assertThat(gated.int8(campaign).verdicts()).isEmpty();
        pairing.work(World.slower(0.06, 2));

        CellRow cell = gated.int8(campaign);
        VerdictRow latency = GatedFarm.verdict(cell, LATENCY_P50);
        assertThat(latency.verdict().label()).isEqualTo("FAIL");
        assertThat(latency.blocks()).isTrue();
        assertThat(Objects.requireNonNull(latency.verdict().change()).value()).isBetween(0.05, 0.07);
        assertThat(Objects.requireNonNull(latency.candidateFigure()) / Objects.requireNonNull(latency.baselineFigure()))
                .isBetween(1.05, 1.07);
        assertThat(Objects.requireNonNull(cell.evidence()).sessionSha256s()).hasSize(2);
    }

    @Test
    void aSlowDownThatIsNotSeenAgainIsInconclusive() {
        gated.acceptBaseline(pi);
        String campaign = gated.gateChanged();
        speakToTheNewController();

        pairing.work(World.slower(0.06, 1));
        pairing.work(World.alike(0.004, 2));

        VerdictRow latency = GatedFarm.verdict(gated.int8(campaign), LATENCY_P50);
        assertThat(latency.verdict().reason()).isEqualTo(VerdictReason.NOT_REPRODUCED);
        assertThat(latency.blocks()).isFalse();
    }

    @Test
    void noiseIsInconclusiveAndSaysWhatCouldHaveBeenSeen() {
        gated.acceptBaseline(pi);
        String campaign = gated.gateChanged();
        speakToTheNewController();

        int pairs = pairing.work(World.alike(0.2, 3));

        assertThat(pairs).isBetween(8, 24);
        Verdict latency = GatedFarm.verdict(gated.int8(campaign), LATENCY_P50).verdict();
        assertThat(latency.label()).startsWith("INCONCLUSIVE");
        assertThat(latency.smallestVisible()).isGreaterThan(0.05);
    }

    @Test
    void aLossOfAccuracyFailsInOneSession() {
        gated.acceptBaseline(pi);
        String campaign = gated.gateChanged();
        speakToTheNewController();

        pairing.work(new World(0, 0.004, 80, 4));

        VerdictRow accuracy = GatedFarm.verdict(gated.int8(campaign), ACCURACY);
        assertThat(accuracy.verdict().label()).isEqualTo("FAIL");
        assertThat(accuracy.notes()).containsExactly("80 of 4000 examples are answered differently");
    }

    @Test
    void anAgentThatIsLostBetweenPairsBeginsAnew() {
        gated.acceptBaseline(pi);
        String campaign = gated.gateChanged();
        speakToTheNewController();
        LeaseGrant lost = pi.work();
        pairing.send(lost, 0, World.slower(0.5, 1));

        farm.clock().advance(MiniFarm.LEASE.plusSeconds(1));
        pi.present();
        LeaseGrant again = pi.work();

        assertThat(again.jobId()).isEqualTo(lost.jobId());
        assertThatThrownBy(() -> pairing.send(lost, 1, World.slower(0.5, 1)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(409));
        assertThat(pairing.measure(again, World.alike(0.004, 5))).isEqualTo(4);
        assertThat(GatedFarm.verdict(gated.int8(campaign), LATENCY_P50)
                        .verdict()
                        .label())
                .isEqualTo("PASS");
    }

    @Test
    void aBlockThatComesTwiceCountsOnce() {
        gated.acceptBaseline(pi);
        gated.gateChanged();
        speakToTheNewController();
        LeaseGrant grant = pi.work();

        assertThat(pairing.send(grant, 0, World.alike(0.004, 5)).enough()).isFalse();
        assertThat(pairing.send(grant, 0, World.alike(0.004, 5)).enough()).isFalse();
        assertThat(pairing.send(grant, 0, World.alike(0.004, 5)).enough()).isFalse();

        assertThat(pairing.send(grant, 1, World.alike(0.004, 5)).enough()).isTrue();
    }
}
