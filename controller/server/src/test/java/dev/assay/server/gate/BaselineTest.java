package dev.assay.server.gate;

import static dev.assay.regression.verdict.GatedMetric.LATENCY_P50;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.BaselineMove;
import dev.assay.api.BaselineRequest;
import dev.assay.api.BaselineRow;
import dev.assay.api.CampaignReport;
import dev.assay.api.CellState;
import dev.assay.api.GateRequest;
import dev.assay.api.VerdictRow;
import dev.assay.api.WaiverRequest;
import dev.assay.api.WaiverRow;
import dev.assay.regression.verdict.VerdictReason;
import dev.assay.server.OnEveryStore;
import dev.assay.server.PairingAgent;
import dev.assay.server.PairingAgent.World;
import dev.assay.server.problem.ProblemException;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What campaigns are compared with, what they become, and what is let through. */
@OnEveryStore
class BaselineTest extends OnGatedFarm {
    private static final GateRequest ON_PASS = new GateRequest("main", BaselineMove.ON_PASS, null);
    private static final GateRequest ON_IMPROVEMENT = new GateRequest("main", BaselineMove.ON_IMPROVEMENT, null);

    private String gateChanged(GateRequest gate, World... sessions) {
        String campaign = gated.gateChanged(GatedFarm.SWEEP, gate);
        pi = pi.at(farm.farm());
        for (World session : sessions) {
            new PairingAgent(pi).work(session);
        }
        return campaign;
    }

    private String pinned() {
        return farm.farm().gates().baselines().list("small", "main").baselines().stream()
                .filter(BaselineRow::pinned)
                .map(BaselineRow::campaignId)
                .findFirst()
                .orElse("none");
    }

    @Test
    void withoutABaselineEveryCellIsMeasuredAndNothingIsJudged() {
        String campaign = farm.gate(GatedFarm.SWEEP, GatedFarm.GATE);
        farm.buildAll();
        pi.workUntilDone();

        CampaignReport report = farm.report(campaign);
        assertThat(report.cells()).allSatisfy(cell -> {
            assertThat(cell.state()).isEqualTo(CellState.MEASURED);
            assertThat(cell.verdicts())
                    .extracting(row -> row.verdict().reason())
                    .isNotEmpty()
                    .containsOnly(VerdictReason.NO_BASELINE);
            assertThat(cell.verdicts().get(0).verdict().explanation()).contains("assay baseline accept");
        });
        assertThat(Objects.requireNonNull(report.gate()).baseline()).isNull();
    }

    @Test
    void anotherKernelThanTheBaselinesIsNotCompared() {
        gated.acceptBaseline(pi);
        pi = pi.startedAgainWithKernel("6.12.1");
        pi.hello();

        String campaign = farm.gate(GatedFarm.SWEEP, GatedFarm.GATE);
        pi.workUntilDone();

        VerdictRow latency = GatedFarm.verdict(gated.int8(campaign), LATENCY_P50);
        assertThat(latency.verdict().label()).isEqualTo("NO_VERDICT(unlike environments)");
        assertThat(latency.verdict().explanation()).contains("kernel: 6.6.31 and 6.12.1", "accept that campaign");
        assertThat(gated.int8(campaign).state()).isEqualTo(CellState.MEASURED);
    }

    @Test
    void theNewestAcceptedCampaignIsTheBaselineAndTheOthersAreRemembered() {
        String first = gated.acceptBaseline(pi);
        String second = farm.begin(GatedFarm.SWEEP);
        gated.accept(second);

        assertThat(farm.farm().gates().baselines().list(null, null).baselines())
                .extracting(row -> row.campaignId() + " " + row.pinned())
                .containsExactly(second + " true", first + " false");
        assertThat(farm.farm().gates().baselines().list("small", "release").baselines())
                .isEmpty();
    }

    @Test
    void aCampaignThatStillRunsCannotBeAccepted() {
        String campaign = farm.begin(GatedFarm.SWEEP);

        assertThatThrownBy(() -> gated.accept(campaign))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(409));
        assertThatThrownBy(() -> farm.farm()
                        .gates()
                        .baselines()
                        .accept(GatedFarm.ADA, new BaselineRequest("nothing", " ", "n".repeat(501))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().problems()).hasSize(2));
    }

    @Test
    void aCampaignThatPassesBecomesTheBaselineWhenAsked() {
        gated.acceptBaseline(pi);

        String campaign = gateChanged(ON_PASS, World.alike(0.004, 5));

        assertThat(pinned()).isEqualTo(campaign);
        assertThat(Objects.requireNonNull(farm.report(campaign).gate()).baselineMoved())
                .isTrue();
        // It can be compared with in its turn.
        String next = farm.gate(GatedFarm.SWEEP, GatedFarm.GATE);
        assertThat(gated.labels(next)).allSatisfy(label -> assertThat(label).endsWith("PASS(identical)"));
    }

    @Test
    void aCampaignThatFailsOrIsNotBetterDoesNot() {
        String accepted = gated.acceptBaseline(pi);

        gateChanged(ON_PASS, World.slower(0.06, 1), World.slower(0.06, 2));
        gateChanged(ON_IMPROVEMENT, World.alike(0.004, 5));

        assertThat(pinned()).isEqualTo(accepted);
    }

    /** Whatever its verdicts say: those of a cell that came to nothing are no proof that it can be compared with. */
    @Test
    void aCampaignWithACellThatWasNotMeasuredDoesNot() {
        String accepted = gated.acceptBaseline(pi);
        String campaign = gateChanged(ON_PASS);
        farm.database()
                .run(handle -> handle.execute(
                        "update cell set outcome = 'MEASURE_FAILED' where outcome = 'REUSED'"
                                + " and campaign_seq = (select seq from campaign where id = ?)",
                        campaign));

        new PairingAgent(pi).work(World.alike(0.004, 5));

        assertThat(gated.labels(campaign))
                .isNotEmpty()
                .allSatisfy(label -> assertThat(label).contains("PASS"));
        assertThat(pinned()).isEqualTo(accepted);
    }

    @Test
    void anImprovementIsKept() {
        gated.acceptBaseline(pi);

        String campaign = gateChanged(ON_IMPROVEMENT, World.slower(-0.06, 5));

        assertThat(GatedFarm.verdict(gated.int8(campaign), LATENCY_P50)
                        .verdict()
                        .label())
                .isEqualTo("IMPROVED");
        assertThat(pinned()).isEqualTo(campaign);
    }

    @Test
    void whoWasComparedWithAnOlderBaselineDoesNotReplaceTheNewer() {
        String accepted = gated.acceptBaseline(pi);
        gateChanged(ON_PASS);
        gated.accept(accepted);

        new PairingAgent(pi).work(World.alike(0.004, 5));

        assertThat(pinned()).isEqualTo(accepted);
    }

    @Test
    void aWaivedFailureIsShownAndDoesNotBlock() {
        gated.acceptBaseline(pi);
        String campaign = gateChanged(GatedFarm.GATE, World.slower(0.06, 1), World.slower(0.06, 2));
        assertThat(GatedFarm.verdict(gated.int8(campaign), LATENCY_P50).blocks())
                .isTrue();

        WaiverRow waiver = waive(Duration.ofDays(7));
        farm.clock().advance(Duration.ofDays(30));

        VerdictRow latency = GatedFarm.verdict(gated.int8(campaign), LATENCY_P50);
        assertThat(latency.verdict().label()).isEqualTo("FAIL");
        assertThat(latency.waiver()).isEqualTo(waiver);
        assertThat(latency.blocks()).isFalse();
        farm.farm().gates().waivers().delete(GatedFarm.ADA, waiver.id());
        assertThat(GatedFarm.verdict(gated.int8(campaign), LATENCY_P50).blocks())
                .isTrue();
    }

    private WaiverRow waive(Duration length) {
        return farm.farm()
                .gates()
                .waivers()
                .add(
                        GatedFarm.ADA,
                        new WaiverRequest(
                                "small",
                                "student",
                                gated.int8(farm.begin(GatedFarm.SWEEP)).variant(),
                                "pi",
                                LATENCY_P50,
                                farm.clock().instant().plus(length).toString(),
                                "a slower kernel until the next runtime"));
    }

    @Test
    void anExpiredWaiverLetsNothingThrough() {
        gated.acceptBaseline(pi);
        waive(Duration.ofHours(1));
        farm.clock().advance(Duration.ofHours(2));
        pi.hello();

        String campaign = gateChanged(GatedFarm.GATE, World.slower(0.06, 1), World.slower(0.06, 2));

        assertThat(GatedFarm.verdict(gated.int8(campaign), LATENCY_P50).blocks())
                .isTrue();
        assertThat(farm.farm().gates().waivers().list().waivers()).isEmpty();
    }

    @Test
    void aWaiverInThePastOrForeverIsRefused() {
        gated.acceptBaseline(pi);

        assertThatThrownBy(() -> waive(Duration.ZERO)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> waive(Duration.ofDays(800))).hasMessageContaining("later than now and at most a year");
    }
}
