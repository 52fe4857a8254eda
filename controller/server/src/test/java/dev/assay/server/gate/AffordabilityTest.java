package dev.assay.server.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.BaselineMove;
import dev.assay.api.CampaignReport;
import dev.assay.api.CampaignState;
import dev.assay.api.CellRow;
import dev.assay.api.CellState;
import dev.assay.api.FailureOwner;
import dev.assay.api.GateRequest;
import dev.assay.api.GateRow;
import dev.assay.server.MiniFarm;
import dev.assay.server.OnEveryStore;
import dev.assay.server.PairingAgent;
import dev.assay.server.PairingAgent.World;
import dev.assay.server.problem.ProblemException;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a gate may cost, and what a device's noise allows: refused before anything is measured, whenever devices become known. */
@OnEveryStore
class AffordabilityTest extends OnGatedFarm {
    private static final String STRICT =
            GatedFarm.SWEEP.replace("{baseline: main}", "{baseline: main, latency_p50: {catch: 1%}}");

    @BeforeEach
    void acceptBaseline() {
        gated.acceptBaseline(pi);
    }

    /** From now on the pi is known for pairs that scatter much. */
    private void makeNoise() {
        gated.gateChanged();
        pi = pi.at(farm.farm());
        new PairingAgent(pi).work(World.alike(0.03, 3));
    }

    private void becomeSilent() {
        farm.clock().advance(MiniFarm.LEASE.plusMinutes(5));
    }

    private GateRow gate(String campaign) {
        return Objects.requireNonNull(farm.report(campaign).gate());
    }

    @Test
    void aLimitThatTheDevicesNoiseHidesIsRefused() {
        makeNoise();

        assertThatThrownBy(() -> farm.gate(STRICT, GatedFarm.GATE))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().problems())
                                .singleElement()
                                .asString()
                                .contains("latency_p50: 1.0 % cannot be told on pi", "24 pairs see"));
    }

    @Test
    void moreDeviceTimeThanAllowedIsRefused() {
        assertThatThrownBy(() -> farm.gate(GatedFarm.SWEEP, new GateRequest("main", BaselineMove.NEVER, 1.0)))
                .hasMessageContaining("seconds of devices are expected");
    }

    @Test
    void aWaitingCampaignIsRefusedWhenTheDeviceThatComesIsTooNoisy() {
        makeNoise();
        becomeSilent();
        String campaign = farm.gate(STRICT, GatedFarm.GATE);
        assertThat(farm.progress(campaign).state()).isEqualTo(CampaignState.RUNNING);

        pi.hello();

        assertRefused(campaign, "latency_p50: 1.0 % cannot be told on pi", "24 pairs see");
        assertThat(pi.lease()).isEmpty();
    }

    private void assertRefused(String campaign, String... reasons) {
        CampaignReport report = farm.report(campaign);
        assertThat(report.state()).isEqualTo(CampaignState.FINISHED);
        assertThat(report.cells()).isNotEmpty().allSatisfy(cell -> {
            assertThat(cell.state()).isEqualTo(CellState.MEASURE_FAILED);
            assertThat(cell.owner()).isEqualTo(FailureOwner.SWEEP_AUTHOR);
            assertThat(cell.reason())
                    .contains("cannot be held on the devices that fit by now")
                    .contains(reasons);
        });
    }

    @Test
    void aWaitingCampaignIsRefusedWhenItWouldTakeMoreOfTheDevicesThanItMay() {
        becomeSilent();
        String unlimited = farm.gate(GatedFarm.SWEEP, GatedFarm.GATE);
        double seconds = 1.5 * gate(unlimited).expectedDeviceSeconds();
        String limited = farm.gate(GatedFarm.SWEEP, new GateRequest("main", BaselineMove.NEVER, seconds));

        pi.hello();

        assertThat(gate(unlimited).expectedDeviceSeconds()).isGreaterThan(seconds);
        assertThat(farm.report(unlimited).cells()).extracting(CellRow::device).containsOnly("pi");
        assertRefused(limited, "seconds of devices are expected");
    }
}
