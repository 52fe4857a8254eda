package dev.assay.server.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.CellRow;
import dev.assay.api.CellState;
import dev.assay.api.DeviceAction;
import dev.assay.api.DeviceEventRow;
import dev.assay.api.DeviceHealth;
import dev.assay.api.DeviceState;
import dev.assay.api.FailureOwner;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.ReportReceipt.Outcome;
import dev.assay.server.Digits;
import dev.assay.server.FakeAgent;
import dev.assay.server.MiniFarm;
import dev.assay.server.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceActionsTest {
    private static final String TWO_VARIANTS = "axes: {quantization: [none, static-int8]}\n";
    private static final int FAULTS_MAX = 2;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @SuppressWarnings("NullAway.Init") // made before each
    private MiniFarm farm;

    @BeforeEach
    void openFarm() throws IOException {
        farm = new MiniFarm(folder);
        farm.lookAfterDevices(FAULTS_MAX);
    }

    @AfterEach
    void closeFarm() {
        farm.close();
    }

    private FakeAgent goodDevice(String name) {
        FakeAgent agent = farm.device(name);
        agent.passCheck(1_000_000);
        return agent;
    }

    private List<String> history(String device) {
        return farm.farm().deviceActions().events(device, 100).stream()
                .map(DeviceEventRow::reason)
                .toList();
    }

    private DeviceHealth health(String device) {
        return farm.row(device).health();
    }

    @Test
    void aDrainedDeviceEndsItsJobAndGetsNothingNew() {
        FakeAgent pi = goodDevice("pi");
        String campaign = farm.begin(Digits.smallSweep(TWO_VARIANTS));
        farm.buildAll();
        LeaseGrant running = pi.work();

        farm.act("pi", DeviceAction.DRAIN);
        pi.heartbeat(running);

        assertThat(pi.report(running)).isEqualTo(Outcome.STORED);
        assertThat(pi.lease()).isEmpty();
        assertThat(farm.states(campaign)).containsExactly(CellState.MEASURED, CellState.QUEUED);
        assertThat(farm.progress(campaign).blockers())
                .containsExactly("device pi is drained; take it back with: assay device resume pi");
    }

    @Test
    void aResumedDeviceIsCheckedFirstAndThenGoesOn() {
        FakeAgent pi = goodDevice("pi");
        String campaign = farm.begin(Digits.smallSweep(""));
        farm.act("pi", DeviceAction.DRAIN);

        farm.act("pi", DeviceAction.RESUME);
        assertThat(health("pi")).isEqualTo(DeviceHealth.UNKNOWN);
        pi.passCheck(1_000_000);

        assertThat(pi.workUntilDone()).isEqualTo(1);
        assertThat(farm.states(campaign)).containsExactly(CellState.MEASURED);
    }

    @Test
    void aRetiredDeviceEndsItsCellsWithAReasonAndKeepsItsMeasurements() {
        FakeAgent pi = goodDevice("pi");
        String campaign = farm.begin(Digits.smallSweep(TWO_VARIANTS));
        farm.buildAll();
        pi.report(pi.work());

        farm.act("pi", DeviceAction.RETIRE);

        assertThat(farm.states(campaign)).containsExactly(CellState.MEASURED, CellState.MEASURE_FAILED);
        CellRow ended = farm.report(campaign).cells().get(1);
        assertThat(ended.reason()).isEqualTo("device pi is retired; no other device fits");
        assertThat(ended.owner()).isEqualTo(FailureOwner.LAB);
        assertThat(farm.row("pi").health()).isEqualTo(DeviceHealth.RETIRED);
        assertThat(pi.lease()).isEmpty();
    }

    @Test
    void whatARetiredDeviceStillRunsMayEndAndWhatItLosesEndsWithAReason() {
        FakeAgent pi = goodDevice("pi");
        FakeAgent jetson = goodDevice("jetson");
        String first = farm.begin(Digits.smallSweep("devices: {names: [pi]}\n"));
        String second = farm.begin(Digits.smallSweep("devices: {names: [jetson]}\n"));
        LeaseGrant running = pi.work();
        jetson.work();
        farm.act("pi", DeviceAction.RETIRE);
        farm.act("jetson", DeviceAction.RETIRE);

        assertThat(pi.report(running)).isEqualTo(Outcome.STORED);
        farm.clock().advance(MiniFarm.LEASE.plusSeconds(1));
        farm.farm().leases().takeBackLapsed();

        assertThat(farm.states(first)).containsExactly(CellState.MEASURED);
        assertThat(farm.states(second)).containsExactly(CellState.MEASURE_FAILED);
    }

    @Test
    void aSweepThatNamesARetiredDeviceIsToldSo() {
        goodDevice("pi");
        farm.act("pi", DeviceAction.RETIRE);

        assertThatThrownBy(() -> farm.begin(Digits.smallSweep("devices: {names: [pi]}\n")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("pi is retired; leave it out, or resume it with: assay device resume pi");
    }

    @Test
    void aWishThatMakesNoSenseIsRefusedAndLeavesNoTrace() {
        goodDevice("pi");

        assertThatThrownBy(() -> farm.act("pi", DeviceAction.RESUME))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(409))
                .hasMessageContaining("there is nothing to resume");
        assertThatThrownBy(() -> farm.act("pi", DeviceAction.REBOOT))
                .hasMessageContaining("no reboot hook is configured; set assay.hooks.reboot");
        assertThatThrownBy(() -> farm.act("nobody", DeviceAction.DRAIN))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(404));
        assertThat(history("pi")).hasSize(1);
    }

    @Test
    void everyChangeIsARowOfTheHistoryWithWhoWantedIt() {
        goodDevice("pi");
        farm.act("pi", DeviceAction.DRAIN);

        List<DeviceEventRow> events = farm.farm().deviceActions().events("pi", 10);

        assertThat(events).hasSize(2);
        assertThat(events.get(0).actor()).isEqualTo("ada");
        assertThat(events.get(0).reason()).isEqualTo("drained: because");
        assertThat(events.get(0).before()).isEqualTo(DeviceHealth.GOOD);
        assertThat(events.get(0).after()).isEqualTo(DeviceHealth.MAINTENANCE);
        assertThat(events.get(1).actor()).isEqualTo("assay");
        assertThat(events.get(1).reason()).startsWith("health check passed: answers right");
    }

    @Test
    void stateFollowsFromLeaseAndHeartbeat() {
        FakeAgent pi = goodDevice("pi");
        farm.begin(Digits.smallSweep(TWO_VARIANTS));
        farm.buildAll();
        assertThat(farm.row("pi").state()).isEqualTo(DeviceState.IDLE);
        assertThat(farm.row("pi").queued()).isEqualTo(2);

        LeaseGrant grant = pi.work();
        assertThat(farm.row("pi").state()).isEqualTo(DeviceState.LEASED);
        pi.heartbeat(grant);

        assertThat(farm.row("pi").state()).isEqualTo(DeviceState.RUNNING);
        assertThat(farm.row("pi").queued()).isEqualTo(1);
    }
}
