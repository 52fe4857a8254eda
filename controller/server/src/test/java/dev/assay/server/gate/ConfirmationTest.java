package dev.assay.server.gate;

import static dev.assay.regression.verdict.GatedMetric.LATENCY_P50;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.CampaignState;
import dev.assay.api.CellRow;
import dev.assay.api.CellState;
import dev.assay.api.FailureOwner;
import dev.assay.api.VerdictRow;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.PairPlan;
import dev.assay.regression.verdict.VerdictReason;
import dev.assay.server.FakeAgent;
import dev.assay.server.MiniFarm;
import dev.assay.server.OnEveryStore;
import dev.assay.server.PairingAgent;
import dev.assay.server.PairingAgent.World;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Who sees a FAIL again, and what becomes of it when nobody can. */
@OnEveryStore
class ConfirmationTest extends OnGatedFarm {
    private static final String ON_PI = GatedFarm.SWEEP + "devices: {names: [pi]}\n";

    /** A campaign of the pi alone whose changed cell has failed once there. */
    private String failOnce() {
        return failOnce(ON_PI, () -> {});
    }

    /**
     * The same of any sweep.
     *
     * @param join what happens after its cells were bound to the pi
     */
    private String failOnce(String sweep, Runnable join) {
        gated.acceptBaseline(sweep, pi);
        String campaign = gated.gateChanged(sweep, GatedFarm.GATE);
        join.run();
        pi = pi.at(farm.farm());
        new PairingAgent(pi).work(World.slower(0.06, 1));
        return campaign;
    }

    @Test
    void anotherUnitOfTheKindMeasuresAgain() {
        String campaign = failOnce(GatedFarm.SWEEP, () -> farm.device("twin"));
        FakeAgent twin = farm.device("twin");

        assertThat(pi.lease()).isEmpty();
        new PairingAgent(twin).work(World.slower(0.06, 2));

        CellRow cell = gated.int8(campaign);
        assertThat(cell.device()).isEqualTo("pi");
        assertThat(GatedFarm.verdict(cell, LATENCY_P50).verdict().label()).isEqualTo("FAIL");
        assertThat(GatedFarm.verdict(cell, LATENCY_P50).notes())
                .containsExactly("measured again in a fresh session on twin");
    }

    @Test
    void aUnitThatTheSweepDoesNotWantIsSpared() {
        String campaign = failOnce(ON_PI, () -> farm.device("twin"));
        FakeAgent twin = farm.device("twin");

        assertThat(twin.lease()).isEmpty();
        new PairingAgent(pi).work(World.slower(0.06, 2));

        assertThat(GatedFarm.verdict(gated.int8(campaign), LATENCY_P50).notes())
                .containsExactly("measured again in a fresh session on pi");
    }

    @Test
    void aUnitInAnotherEnvironmentConfirmsNothing() {
        failOnce(GatedFarm.SWEEP, () -> farm.device("other", new FakeAgent.Kind(null, false), "6.12.1"));

        LeaseGrant again = pi.work();

        assertThat(Objects.requireNonNull(again.plan().pairs()).pairsMax()).isLessThanOrEqualTo(PairPlan.PAIRS_MAX);
    }

    @Test
    void theSameDeviceMeasuresAgainAfterAllElse() {
        gated.acceptBaseline(ON_PI, pi);
        String campaign = gated.gateChanged(
                ON_PI.replace(
                        "quantization: [none, static-int8]", "quantization: [none, static-int8], sparsity: [0, 0.5]"),
                GatedFarm.GATE);
        pi = pi.at(farm.farm());
        LeaseGrant grant = pi.work();
        while (grant.plan().pairs() == null) {
            pi.report(grant);
            grant = pi.work();
        }
        new PairingAgent(pi).measure(grant, World.slower(0.06, 1));

        // A cell that the baseline does not have is measured as any other, and before the confirmation.
        LeaseGrant ordinary = pi.work();
        assertThat(ordinary.plan().pairs()).isNull();
        pi.report(ordinary);
        assertThat(pi.work().plan().pairs()).isNotNull();
        assertThat(farm.progress(campaign).state()).isEqualTo(CampaignState.RUNNING);
    }

    @Test
    void aTwinThatGoesAwayIsReplacedByTheDeviceItself() {
        failOnce(GatedFarm.SWEEP, () -> farm.device("twin"));
        assertThat(pi.lease()).isEmpty();

        farm.clock().advance(MiniFarm.LEASE.plusMinutes(5));
        pi.present();
        farm.farm().lookAfterDevices();

        assertThat(pi.lease()).isPresent();
    }

    @Test
    void aConfirmationThatIsLostTooOftenLeavesTheFailUnconfirmed() {
        String campaign = failOnce();

        loseLeases();

        CellRow cell = gated.int8(campaign);
        assertThat(cell.state()).isEqualTo(CellState.MEASURED);
        VerdictRow latency = GatedFarm.verdict(cell, LATENCY_P50);
        assertThat(latency.verdict().reason()).isEqualTo(VerdictReason.NOT_CONFIRMED);
        assertThat(latency.notes())
                .anySatisfy(note -> assertThat(note).startsWith("no fresh session: the device was lost"));
        assertThat(farm.report(campaign).state()).isEqualTo(CampaignState.FINISHED);
    }

    private void loseLeases() {
        for (int loss = 0; loss < MiniFarm.LOSSES_MAX; loss++) {
            pi.work();
            farm.clock().advance(MiniFarm.LEASE.plusSeconds(1));
            pi.present();
        }
        farm.farm().leases().takeBackLapsed();
    }

    @Test
    void aFirstSessionThatIsLostTooOftenGivesNoVerdict() {
        gated.acceptBaseline(ON_PI, pi);
        String campaign = gated.gateChanged(ON_PI, GatedFarm.GATE);
        pi = pi.at(farm.farm());

        loseLeases();

        CellRow cell = gated.int8(campaign);
        assertThat(cell.state()).isEqualTo(CellState.MEASURE_FAILED);
        assertThat(cell.owner()).isEqualTo(FailureOwner.LAB);
        assertThat(cell.verdicts()).extracting(row -> row.verdict().reason()).containsOnly(VerdictReason.NOT_MEASURED);
    }

    @Test
    void aDeviceThatHasChangedSinceConfirmsNothing() {
        String campaign = failOnce();

        pi.startedAgainWithKernel("6.12.1").hello();

        VerdictRow latency = GatedFarm.verdict(gated.int8(campaign), LATENCY_P50);
        assertThat(latency.verdict().reason()).isEqualTo(VerdictReason.NOT_CONFIRMED);
    }

    @Test
    void aCancelledCampaignIsNotConfirmed() {
        String campaign = failOnce();

        farm.farm().campaigns().cancel(campaign, "ada");

        assertThat(pi.lease()).isEmpty();
        assertThat(gated.int8(campaign).state()).isEqualTo(CellState.CANCELLED);
        assertThat(gated.int8(campaign).verdicts()).isEmpty();
    }
}
