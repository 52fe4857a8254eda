package dev.assay.agent.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.agent.kernel.CapturedTree;
import dev.assay.protocol.EnergyGrade;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SensorSearchTest {
    @TempDir
    Path root;

    private CapturedTree tree;

    @BeforeEach
    void emptyTree() {
        tree = new CapturedTree(root);
    }

    private EnergySensor sensor() {
        return SensorSearch.search(tree.files()).sensor().orElseThrow();
    }

    private PowerGauge gauge() {
        return (PowerGauge) sensor();
    }

    @Test
    void aRaspberryPiHasNoSensorAndThePathsSayWhereItWasLookedFor() {
        Boards.raspberryPi4(tree);

        SensorSearch.Found found = SensorSearch.search(tree.files());

        assertThat(found.sensor()).isEmpty();
        assertThat(found.absentReason()).isEqualTo("no sensor");
        assertThat(found.triedPaths())
                .hasSize(5)
                .anyMatch(path -> path.endsWith("class/powercap/intel-rapl:*"))
                .anyMatch(path -> path.endsWith("bus/iio/devices/iio:device*/in_power*_input"));
    }

    @Test
    void thePackageIsTakenWithoutWhatItContainsAndWithoutItsTwin() throws Exception {
        Boards.intelN100(tree);

        JouleCounter counter = (JouleCounter) sensor();
        counter.readJoules();
        tree.sys("class/powercap/intel-rapl:0/energy_uj", "3500000")
                .sys("class/powercap/intel-rapl:0:0/energy_uj", "900000000")
                .sys("class/powercap/intel-rapl-mmio:0/energy_uj", "900000000");

        assertThat(counter.name()).isEqualTo("rapl:package-0");
        assertThat(counter.grade()).isEqualTo(EnergyGrade.B);
        assertThat(counter.readJoules()).isCloseTo(2.5, within(1e-9));
    }

    @Test
    void thePlatformZoneIsPreferredToThePackageItContains() {
        Boards.intelLaptopWithPsys(tree);

        assertThat(sensor().name()).isEqualTo("rapl:psys");
    }

    @Test
    void packagesOfTwoSocketsAreAddedAndTheGraphicsCardIsNot() throws Exception {
        Boards.amdEpycTwoSockets(tree);

        JouleCounter counter = (JouleCounter) sensor();
        counter.readJoules();
        tree.sys("class/powercap/intel-rapl:0/energy_uj", "2000000")
                .sys("class/powercap/intel-rapl:1/energy_uj", "5000000");

        assertThat(counter.name()).isEqualTo("rapl:package-0+package-1");
        assertThat(counter.readJoules()).isCloseTo(4, within(1e-9));
    }

    @Test
    void aCounterThatOnlyRootMayReadIsSaidWithTheRemedy() {
        Boards.intelN100(tree);
        tree.forbiddenSys("class/powercap/intel-rapl:0/energy_uj");

        SensorSearch.Found found = SensorSearch.search(tree.files());

        assertThat(found.sensor()).isEmpty();
        assertThat(found.absentReason())
                .contains("found rapl:package-0 but may not read it: run the agent as root")
                .contains("chmod a+r")
                .contains("intel-rapl:0/energy_uj");
    }

    @Test
    void onePackageOfTwoWouldBeHalfTheTruth() {
        Boards.amdEpycTwoSockets(tree);
        tree.forbiddenSys("class/powercap/intel-rapl:1/energy_uj");

        assertThat(SensorSearch.search(tree.files()).sensor()).isEmpty();
    }

    @Test
    void socketsOfTheAmdDriverAreTakenWithoutTheirCores() throws Exception {
        Boards.amdEnergyDriver(tree);

        JouleCounter counter = (JouleCounter) sensor();
        counter.readJoules();
        tree.sys("class/hwmon/hwmon2/energy1_input", "900000000").sys("class/hwmon/hwmon2/energy2_input", "91000000");

        assertThat(counter.readJoules()).isCloseTo(1, within(1e-9));
    }

    @Test
    void theInputRailOfAnOrinNanoContainsTheOthers() throws Exception {
        Boards.jetsonOrinNano(tree);

        assertThat(gauge().name()).isEqualTo("ina3221:VDD_IN");
        assertThat(gauge().readWatts()).isCloseTo(6, within(1e-9));
    }

    @Test
    void railsSideBySideAreAddedAndUnconnectedOnesLeftOut() throws Exception {
        Boards.jetsonAgxOrin(tree);

        assertThat(gauge().name()).isEqualTo("ina3221:VDD_GPU_SOC+VDD_CPU_CV+VIN_SYS_5V0");
        assertThat(gauge().readWatts()).isCloseTo(4 + 2 + 3, within(1e-9));
    }

    @Test
    void anOlderJetsonShowsItsRailsAsIndustrialIo() throws Exception {
        Boards.jetsonNano(tree);

        assertThat(gauge().name()).isEqualTo("ina3221:POM_5V_IN");
        assertThat(gauge().readWatts()).isCloseTo(2.25, within(1e-9));
    }

    @Test
    void aMonitorOfTheBoardIsPreferredToTheProcessorsOwnCounter() throws Exception {
        Boards.intelN100(tree);
        Boards.kriaKv260(tree);

        assertThat(gauge().name()).startsWith("ina260:");
        assertThat(gauge().readWatts()).isCloseTo(4.5, within(1e-9));
    }
}
