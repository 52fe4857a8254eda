package dev.assay.agent.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.agent.kernel.CapturedTree;
import dev.assay.agent.kernel.SampleClock;
import dev.assay.protocol.EnergyGrade;
import dev.assay.protocol.EnergyReading;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SensorMeterTest {
    @TempDir
    Path root;

    private CapturedTree tree;

    @BeforeEach
    void emptyTree() {
        tree = new CapturedTree(root);
    }

    private SensorMeter meter() {
        return new SensorMeter(SensorSearch.search(tree.files()));
    }

    @Test
    void grossAndNetEnergyArePerInference() {
        Boards.jetsonOrinNano(tree);

        EnergyReading reading = meter().reading(new WindowEnergy(60, 0.6, 10, null), 1_000, OptionalDouble.of(4));

        assertThat(reading.source()).isEqualTo("ina3221:VDD_IN");
        assertThat(reading.grade()).isEqualTo(EnergyGrade.B);
        assertThat(reading.grossJoules()).isCloseTo(0.06, within(1e-12));
        assertThat(reading.netJoules()).isCloseTo(0.02, within(1e-12));
        assertThat(reading.uncertaintyJoules()).isCloseTo(0.0006, within(1e-12));
        assertThat(reading.idleWatts()).isEqualTo(4);
    }

    @Test
    void withoutIdlePowerThereIsNoNetEnergy() {
        Boards.jetsonOrinNano(tree);

        EnergyReading reading = meter().reading(new WindowEnergy(60, 0.6, 10, null), 1_000, OptionalDouble.empty());

        assertThat(reading.netJoules()).isNull();
        assertThat(reading.grossJoules()).isNotNull();
    }

    @Test
    void withoutASensorThereIsAReasonAndNoZero() throws Exception {
        Boards.raspberryPi4(tree);

        EnergyReading reading = meter().reading(null, 1_000, OptionalDouble.empty());

        assertThat(reading.grossJoules()).isNull();
        assertThat(reading.absentReason()).isEqualTo("no sensor");
        assertThat(reading.triedPaths()).isNotEmpty();
        assertThat(meter().idleWatts(3_600)).isEmpty();
    }

    @Test
    void aRecordingReadsTheSensorOverTheWindow() throws Exception {
        Boards.jetsonOrinNano(tree);

        EnergyMeter.Recording recording = meter().record();
        Thread.sleep(150);
        long start = SampleClock.nanos();
        recording.readNow();
        Thread.sleep(900);
        long end = SampleClock.nanos();
        WindowEnergy energy = recording.end(start, end);

        assertThat(energy.absentReason()).isNull();
        assertThat(energy.joules()).isCloseTo(6 * SampleClock.secondsBetween(start, end), within(1e-6));
    }

    @Test
    void idlePowerIsTheMedianOfWhatIsRead() throws Exception {
        Boards.jetsonNano(tree);

        assertThat(meter().idleWatts(0.5).orElseThrow()).isCloseTo(2.25, within(1e-6));
    }

    @Test
    void aSensorThatFailsWhileItIsReadIsSaid() throws Exception {
        Boards.jetsonNano(tree);
        SensorMeter meter = meter();
        tree.sys("bus/iio/devices/iio:device0/in_power0_input", "not a number");

        EnergyMeter.Recording recording = meter.record();
        Thread.sleep(50);

        assertThat(recording.end(0, 1).absentReason()).contains("in_power0_input cannot be read any more");
    }
}
