package dev.assay.server.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.CellRow;
import dev.assay.api.CellState;
import dev.assay.api.DeviceAction;
import dev.assay.server.Digits;
import dev.assay.server.FakeAgent;
import dev.assay.server.MiniFarm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiblingsTest {
    private static final FakeAgent.Kind PI = new FakeAgent.Kind("raspberry-pi-5", false);
    private static final FakeAgent.Kind SIMULATED_PI = new FakeAgent.Kind("raspberry-pi-5", true);
    private static final String KERNEL = "6.6.31";
    private static final String TWO_VARIANTS = "axes: {quantization: [none, static-int8]}\n";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @SuppressWarnings("NullAway.Init") // made before each
    private MiniFarm farm;

    @BeforeEach
    void openFarm() throws IOException {
        farm = new MiniFarm(folder);
        farm.quarantineAfter(2);
    }

    @AfterEach
    void closeFarm() {
        farm.close();
    }

    /** Loses two leases while the others stay in touch. */
    private void quarantine(FakeAgent agent, FakeAgent... others) {
        for (int i = 0; i < 2; i++) {
            agent.work();
            farm.clock().advance(MiniFarm.LEASE.plusSeconds(1));
            List.of(others).forEach(FakeAgent::present);
            farm.farm().leases().takeBackLapsed();
        }
    }

    private CellRow cell(String campaign, int index) {
        return farm.report(campaign).cells().get(index);
    }

    @Test
    void aSiblingThatCameLaterTakesOverAtOnceAndTheCellSaysSo() {
        FakeAgent a = farm.device("pi-a");
        String campaign = farm.begin(Digits.smallSweep(""));
        FakeAgent b = farm.device("pi-b");

        quarantine(a, b);

        assertThat(cell(campaign, 0).device()).isEqualTo("pi-b");
        assertThat(b.workUntilDone()).isEqualTo(1);
        assertThat(cell(campaign, 0).state()).isEqualTo(CellState.MEASURED);
        assertThat(cell(campaign, 0).deviceNote())
                .startsWith("measured by pi-b in place of pi-a: pi-a is quarantined: faults again and again")
                .endsWith("(another unit of the same kind)");
    }

    @Test
    void theSameProfileInAnotherEnvironmentIsASiblingAndTheCellSaysThatTheyDiffer() {
        FakeAgent a = farm.device("pi-a", PI, KERNEL);
        String campaign = farm.begin(Digits.smallSweep(""));
        FakeAgent b = farm.device("pi-b", PI, "6.12");

        quarantine(a, b);

        assertThat(cell(campaign, 0).deviceNote()).endsWith("(another unit of the same kind, in another environment)");
    }

    @Test
    void anotherKindOfBoardIsNoSibling() {
        FakeAgent a = farm.device("pi-a", PI, KERNEL);
        String campaign = farm.begin(Digits.smallSweep(""));
        FakeAgent rock = farm.device("rock", new FakeAgent.Kind("rock-5b", false), "6.1");

        quarantine(a, rock);

        assertThat(cell(campaign, 0).device()).isEqualTo("pi-a");
        assertThat(cell(campaign, 0).state()).isEqualTo(CellState.QUEUED);
    }

    @Test
    void aSimulatedDeviceNeverStandsInForARealOne() {
        FakeAgent a = farm.device("pi-a", PI, KERNEL);
        String campaign = farm.begin(Digits.smallSweep("devices: {profiles: [raspberry-pi-5]}\n"));
        FakeAgent simulated = farm.device("sim-1", SIMULATED_PI, KERNEL);

        quarantine(a, simulated);
        farm.act("pi-a", DeviceAction.RETIRE);

        assertThat(cell(campaign, 0).state()).isEqualTo(CellState.MEASURE_FAILED);
    }

    @Test
    void aDeviceThatTheSweepNamesIsWaitedFor() {
        FakeAgent a = farm.device("pi-a");
        String campaign = farm.begin(Digits.smallSweep("devices: {names: [pi-a]}\n"));
        FakeAgent b = farm.device("pi-b");

        quarantine(a, b);

        assertThat(cell(campaign, 0).device()).isEqualTo("pi-a");
        farm.act("pi-a", DeviceAction.RETIRE);
        assertThat(cell(campaign, 0).reason()).isEqualTo("device pi-a is retired; the sweep names this device");
    }

    @Test
    void aSiblingThatMeasuresTheSameAnywayIsTakenOnlyAfterAWhile() {
        FakeAgent a = farm.device("pi-a");
        FakeAgent b = farm.device("pi-b");
        String campaign = farm.begin(Digits.smallSweep(""));
        b.workUntilDone();
        quarantine(a, b);
        farm.farm().lookAfterDevices();
        assertThat(cell(campaign, 0).device()).isEqualTo("pi-a");

        farm.clock().advance(MiniFarm.SIBLING_AFTER.plusSeconds(1));
        b.present();
        farm.farm().lookAfterDevices();

        assertThat(cell(campaign, 0).state()).isEqualTo(CellState.REUSED);
        assertThat(cell(campaign, 0).device()).isEqualTo("pi-b");
        assertThat(cell(campaign, 0).deviceNote()).contains("in place of pi-a");
        assertThat(cell(campaign, 1).deviceNote()).isNull();
    }

    @Test
    void whoIsSilentForLongIsStoodInForAndKeepsWhatItMeasured() {
        FakeAgent a = farm.device("pi-a");
        String campaign = farm.begin(Digits.smallSweep(TWO_VARIANTS));
        farm.buildAll();
        a.report(a.work());
        FakeAgent b = farm.device("pi-b");

        farm.clock().advance(MiniFarm.SIBLING_AFTER.plusSeconds(1));
        b.present();
        farm.farm().lookAfterDevices();

        assertThat(b.workUntilDone()).isEqualTo(1);
        assertThat(farm.report(campaign).cells()).extracting(CellRow::device).containsExactly("pi-a", "pi-b");
        assertThat(cell(campaign, 1).deviceNote()).contains("pi-a has been silent since");
    }

    @Test
    void aSiblingThatComesAfterTheQuarantineTakesOverToo() {
        FakeAgent a = farm.device("pi-a");
        String campaign = farm.begin(Digits.smallSweep(""));
        quarantine(a);

        farm.device("pi-b");
        farm.farm().lookAfterDevices();

        assertThat(cell(campaign, 0).device()).isEqualTo("pi-b");
    }

    @Test
    void workIsSpreadOverSiblings() {
        FakeAgent a = farm.device("pi-a");
        String campaign = farm.begin(Digits.smallSweep(TWO_VARIANTS));
        farm.buildAll();
        FakeAgent b = farm.device("pi-b");
        FakeAgent c = farm.device("pi-c");

        quarantine(a, b, c);

        assertThat(farm.report(campaign).cells()).extracting(CellRow::device).containsExactlyInAnyOrder("pi-b", "pi-c");
    }

    @Test
    void lossesAreCountedOverAllDevices() {
        FakeAgent a = farm.device("pi-a");
        String campaign = farm.begin(Digits.smallSweep(""));
        FakeAgent b = farm.device("pi-b");
        quarantine(a, b);

        b.work();
        farm.clock().advance(Duration.ofSeconds(31));
        farm.farm().leases().takeBackLapsed();

        assertThat(cell(campaign, 0).state()).isEqualTo(CellState.MEASURE_FAILED);
        assertThat(cell(campaign, 0).reason()).contains("lost 3 times");
    }

    @Test
    void aCellThatComesHomeHasNoNoteAnyMore() {
        FakeAgent a = farm.device("pi-a");
        String campaign = farm.begin(Digits.smallSweep(""));
        FakeAgent b = farm.device("pi-b");
        quarantine(a, b);
        a.present();
        farm.act("pi-a", DeviceAction.RESUME);

        farm.act("pi-b", DeviceAction.RETIRE);

        assertThat(cell(campaign, 0).device()).isEqualTo("pi-a");
        assertThat(cell(campaign, 0).deviceNote()).isNull();
    }
}
