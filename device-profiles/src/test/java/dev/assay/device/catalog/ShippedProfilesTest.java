package dev.assay.device.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.device.DeviceProfile;
import dev.assay.device.DeviceProfile.Kind;
import dev.assay.device.SimulationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedProfilesTest {
    private static List<DeviceProfile> shipped() {
        return ProfileCatalog.shipped().all();
    }

    @Test
    void everyFileOfTheFolderIsAProfile() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("boards"))) {
            assertThat(shipped().stream().map(DeviceProfile::name))
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                                    .toList());
        }
    }

    @Test
    void theBoardsThatWerePromisedAreThere() {
        assertThat(shipped().stream().map(DeviceProfile::name))
                .contains(
                        "raspberry-pi-4",
                        "raspberry-pi-5",
                        "raspberry-pi-zero-2-w",
                        "jetson-nano",
                        "jetson-orin-nano",
                        "rock-5b",
                        "coral-dev-board",
                        "rb3-gen2",
                        "rb5",
                        "beagleplay",
                        "imx8m-plus-evk",
                        "stm32mp2",
                        "kria-kv260",
                        "intel-n100",
                        "generic-x86-64",
                        "generic-arm64",
                        "simulated-quiet",
                        "simulated-noisy");
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyKindOfBoardCanBeSimulatedAndWarmsUpTowardsAPlausibleTemperature(DeviceProfile profile) {
        SimulationSettings simulation = Objects.requireNonNull(profile.simulation(), profile.name());
        double hottest =
                simulation.heat().ambientCelsius() + simulation.heat().celsiusPerWatt() * simulation.busyWatts();

        assertThat(hottest).isBetween(30.0, 110.0);
        assertThat(simulation.latencyFactor()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void nothingIsShownAsSeenOnABoardThatNobodyTouched(DeviceProfile profile) {
        if (profile.kind() == Kind.BOARD) {
            assertThat(profile.documentedOnly())
                    .containsKeys(
                            "clusters", "instruction-sets", "power-sensors", "threads", "recognised-by", "caveats");
            assertThat(profile.documentedOnly().containsKey("memory"))
                    .isEqualTo(!profile.memoryBytes().isEmpty());
            assertThat(profile.documentedOnly().containsKey("thermal"))
                    .isEqualTo(!profile.thermal().zones().isEmpty());
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void theUsualNumberOfThreadsIsAmongThoseToTryAndFitsTheCores(DeviceProfile profile) {
        assertThat(profile.threads().sweep())
                .contains(profile.threads().standard())
                .isSorted();
        if (profile.cores() > 0) {
            assertThat(profile.threads().sweep()).allMatch(threads -> threads <= profile.cores());
        }
    }

    @Test
    void eachArchitectureHasAGenericProfile() {
        ProfileCatalog catalog = ProfileCatalog.shipped();

        assertThat(catalog.generic("x86_64").map(DeviceProfile::name)).contains("generic-x86-64");
        assertThat(catalog.generic("aarch64").map(DeviceProfile::name)).contains("generic-arm64");
        assertThat(catalog.generic("armv7l")).isEmpty();
    }

    @Test
    void onlyTheSimulatedOnesAreSimulated() {
        assertThat(shipped().stream().filter(DeviceProfile::simulated).map(DeviceProfile::name))
                .containsExactlyInAnyOrder("simulated-noisy", "simulated-quiet");
    }
}
