package dev.assay.server.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.CellState;
import dev.assay.api.DeviceEventRow;
import dev.assay.api.DeviceHealth;
import dev.assay.api.FailureOwner;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.ReportReceipt.Outcome;
import dev.assay.protocol.RunFailure;
import dev.assay.server.Digits;
import dev.assay.server.FakeAgent;
import dev.assay.server.MiniFarm;
import dev.assay.server.health.GoldenModel;
import dev.assay.server.progress.JobRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceLifeTest {
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

    private void lose(FakeAgent agent) {
        agent.work();
        farm.clock().advance(MiniFarm.LEASE.plusSeconds(1));
        farm.farm().leases().takeBackLapsed();
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
    void aNewDeviceIsCheckedBeforeItsFirstWork() {
        FakeAgent pi = farm.device("pi");
        String campaign = farm.begin(Digits.smallSweep(""));

        LeaseGrant first = pi.work();

        assertThat(first.plan().label()).isEqualTo(GoldenModel.LABEL);
        assertThat(health("pi")).isEqualTo(DeviceHealth.UNKNOWN);
        assertThat(farm.progress(campaign).doingNow()).containsExactly("pi: health check");
        assertThat(farm.farm().queue().page(null, 0, 10))
                .extracting(JobRow::label)
                .containsExactly("health check", "student · fp32");
    }

    @Test
    void aPassedCheckCountsForADayAndThenComesAgain() {
        FakeAgent pi = goodDevice("pi");
        assertThat(health("pi")).isEqualTo(DeviceHealth.GOOD);

        farm.clock().advance(MiniFarm.CHECK_EVERY.minusMinutes(1));
        assertThat(pi.lease()).isEmpty();
        farm.clock().advance(Duration.ofMinutes(2));

        assertThat(pi.work().plan().label()).isEqualTo(GoldenModel.LABEL);
    }

    @Test
    void anAgentThatIsStartedAgainInTheSameEnvironmentIsNotCheckedAgain() {
        FakeAgent again = goodDevice("pi").startedAgain();
        again.hello();

        assertThat(again.lease()).isEmpty();
        assertThat(health("pi")).isEqualTo(DeviceHealth.GOOD);
    }

    @Test
    void anotherKernelIsAnotherEnvironmentAndIsChecked() {
        FakeAgent updated = goodDevice("pi").startedAgainWithKernel("6.12");
        updated.hello();

        assertThat(health("pi")).isEqualTo(DeviceHealth.UNKNOWN);
        assertThat(updated.work().plan().label()).isEqualTo(GoldenModel.LABEL);
    }

    @Test
    void wrongAnswersLeadToQuarantineAtOnceAndRightOnesOutOfIt() {
        FakeAgent pi = farm.device("pi");
        pi.failCheck(3);
        assertThat(health("pi")).isEqualTo(DeviceHealth.QUARANTINED);
        assertThat(farm.row("pi").healthReason())
                .isEqualTo("health check failed: 3 of 64 answers of the golden model are wrong");
        assertThat(pi.lease()).as("before the pause has passed").isEmpty();

        farm.clock().advance(Duration.ofSeconds(31));
        pi.passCheck(1_000_000);

        assertThat(health("pi")).isEqualTo(DeviceHealth.GOOD);
    }

    @Test
    void thePauseBeforeTheNextCheckDoubles() {
        FakeAgent pi = farm.device("pi");
        pi.failCheck(1);
        farm.clock().advance(Duration.ofSeconds(31));
        pi.failCheck(1);

        farm.clock().advance(Duration.ofSeconds(31));
        assertThat(pi.lease()).isEmpty();
        farm.clock().advance(Duration.ofSeconds(31));

        assertThat(pi.lease()).isPresent();
    }

    @Test
    void faultsAgainAndAgainLeadToQuarantineAndTheJobWaits() {
        FakeAgent pi = goodDevice("pi");
        String campaign = farm.begin(Digits.smallSweep(""));
        lose(pi);
        assertThat(health("pi")).isEqualTo(DeviceHealth.SUSPECT);
        pi.passCheck(1_000_000);
        assertThat(health("pi")).isEqualTo(DeviceHealth.GOOD);

        lose(pi);

        assertThat(health("pi")).isEqualTo(DeviceHealth.QUARANTINED);
        assertThat(pi.lease()).isEmpty();
        assertThat(farm.states(campaign)).containsExactly(CellState.QUEUED);
        assertThat(farm.progress(campaign).blockers())
                .singleElement()
                .asString()
                .startsWith("device pi is quarantined: faults again and again, the last one: lost student · fp32:"
                        + " no heartbeat for 30 s (2 of 2 within 60 min)");
    }

    @Test
    void afterReleaseOldFaultsDoNotCountAndTheJobIsDone() {
        FakeAgent pi = goodDevice("pi");
        String campaign = farm.begin(Digits.smallSweep(""));
        lose(pi);
        pi.passCheck(1_000_000);
        lose(pi);
        farm.clock().advance(Duration.ofMinutes(1));

        pi.passCheck(1_000_000);
        assertThat(health("pi")).isEqualTo(DeviceHealth.GOOD);
        lose(pi);

        assertThat(health("pi")).as("one fault is one fault again").isEqualTo(DeviceHealth.SUSPECT);
        assertThat(farm.states(campaign)).containsExactly(CellState.MEASURE_FAILED);
    }

    @Test
    void oldFaultsAreForgotten() {
        FakeAgent pi = goodDevice("pi");
        farm.begin(Digits.smallSweep(""));
        lose(pi);
        pi.passCheck(1_000_000);
        farm.clock().advance(Duration.ofHours(2));

        lose(pi);

        assertThat(health("pi")).isEqualTo(DeviceHealth.SUSPECT);
    }

    @Test
    void aLostCheckIsAFaultAndIsGivenAgain() {
        FakeAgent pi = farm.device("pi");
        LeaseGrant lost = pi.work();
        farm.clock().advance(MiniFarm.LEASE.plusSeconds(1));
        farm.farm().leases().takeBackLapsed();

        LeaseGrant again = pi.work();

        assertThat(health("pi")).isEqualTo(DeviceHealth.SUSPECT);
        assertThat(again.jobId()).isNotEqualTo(lost.jobId());
        assertThat(pi.report(lost)).isEqualTo(Outcome.STALE);
    }

    @Test
    void aCampaignThatFoundOnlyAQuarantinedDeviceBeginsWhenThatIsReleased() {
        FakeAgent pi = farm.device("pi");
        pi.failCheck(64);
        String campaign = farm.begin(Digits.smallSweep(""));
        assertThat(farm.states(campaign)).containsExactly(CellState.WAITING_FOR_DEVICE);
        assertThat(farm.progress(campaign).blockers())
                .containsExactly("no device is connected; pi fits, but is quarantined: health check failed:"
                        + " 64 of 64 answers of the golden model are wrong");

        farm.clock().advance(Duration.ofSeconds(31));
        pi.passCheck(1_000_000);

        assertThat(farm.states(campaign)).containsExactly(CellState.QUEUED);
    }

    @Test
    void silenceIsNotedOnceAndEndsWithTheNextSign() {
        FakeAgent pi = goodDevice("pi");
        farm.clock().advance(MiniFarm.SIBLING_AFTER.plusMinutes(1));
        farm.farm().lookAfterDevices();
        farm.farm().lookAfterDevices();
        assertThat(history("pi"))
                .filteredOn(reason -> reason.startsWith("silent"))
                .hasSize(1);

        assertThat(pi.lease()).isEmpty();
        farm.clock().advance(MiniFarm.SIBLING_AFTER.plusMinutes(1));
        farm.farm().lookAfterDevices();

        assertThat(history("pi"))
                .filteredOn(reason -> reason.startsWith("silent"))
                .hasSize(2);
    }

    @Test
    void silenceThatNobodyCouldHearDoesNotCount() {
        goodDevice("pi");
        farm.clock().advance(Duration.ofHours(5));
        farm.killAndRestart();

        farm.farm().lookAfterDevices();

        assertThat(history("pi")).noneMatch(reason -> reason.startsWith("silent"));
    }

    @Test
    void whatCouldNotBeginIsTriedAgainAndCountsAsAFault() {
        FakeAgent pi = goodDevice("pi");
        String campaign = farm.begin(Digits.smallSweep(""));
        LeaseGrant grant = pi.work();

        Outcome once = pi.reportFailure(grant, RunFailure.Kind.NOT_BEGUN, "not started: the model arrived damaged");
        Outcome twice = pi.reportFailure(grant, RunFailure.Kind.NOT_BEGUN, "not started: the model arrived damaged");

        assertThat(List.of(once, twice)).containsExactly(Outcome.STORED, Outcome.STALE);
        assertThat(health("pi")).isEqualTo(DeviceHealth.SUSPECT);
        pi.passCheck(1_000_000);
        assertThat(pi.workUntilDone()).isEqualTo(1);
        assertThat(farm.states(campaign)).containsExactly(CellState.MEASURED);
    }

    @Test
    void aModelThatAlwaysCrashesIsAFindingTheSecondTimeAndNoFaultOfTheDevice() {
        FakeAgent pi = goodDevice("pi");
        String campaign = farm.begin(Digits.smallSweep(""));

        pi.reportFailure(pi.work(), RunFailure.Kind.CRASHED, "SIGSEGV");
        assertThat(farm.states(campaign)).containsExactly(CellState.QUEUED);
        pi.reportFailure(pi.work(), RunFailure.Kind.CRASHED, "SIGSEGV");

        assertThat(farm.states(campaign)).containsExactly(CellState.MEASURE_FAILED);
        assertThat(farm.report(campaign).cells().get(0).owner()).isEqualTo(FailureOwner.DEVICE);
        assertThat(health("pi")).isEqualTo(DeviceHealth.GOOD);
    }

    @Test
    void aFindingIsNotTriedAgain() {
        FakeAgent pi = goodDevice("pi");
        String campaign = farm.begin(Digits.smallSweep(""));

        pi.reportFailure(pi.work(), RunFailure.Kind.OUT_OF_MEMORY, "the kernel had no memory left");

        assertThat(farm.states(campaign)).containsExactly(CellState.MEASURE_FAILED);
        assertThat(pi.lease()).isEmpty();
    }
}
