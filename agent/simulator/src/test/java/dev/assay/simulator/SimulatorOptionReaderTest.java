package dev.assay.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.device.catalog.ProfileCatalog;
import dev.assay.protocol.TokenText;
import dev.assay.simulator.board.BoardCatalog;
import dev.assay.simulator.fault.Fault;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorOptionReaderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private SimulatorOptions read(String... arguments) throws Exception {
        return new SimulatorOptionReader(new BoardCatalog(ProfileCatalog.shipped()), folder.resolve("controller"))
                .read(List.of(arguments));
    }

    private void localController() throws Exception {
        Path tokens = Files.createDirectories(folder.resolve("controller/tokens"));
        Files.writeString(
                folder.resolve("controller/controller.json"), "{\"url\": \"http://127.0.0.1:8420\", \"pid\": 1}");
        Files.writeString(tokens.resolve("agent.token"), "secret\n");
    }

    @Test
    void theControllerOfThisFolderIsUsedUnlessAnotherIsNamed() throws Exception {
        localController();

        SimulatorOptions options = read("--devices", "50", "--profile", "raspberry-pi-5", "--seed", "7");

        assertThat(options.controllers()).containsExactly(URI.create("http://127.0.0.1:8420"));
        assertThat(options.token()).isEqualTo(TokenText.parse("secret"));
        assertThat(options.enrols()).isFalse();
        assertThat(options.devices()).isEqualTo(50);
        assertThat(options.seed()).isEqualTo(7);
        assertThat(options.deviceName(1)).isEqualTo("sim-raspberry-pi-5-0001");
    }

    @Test
    void everyProfileThatIsNamedCanBeSimulated() throws Exception {
        localController();

        for (String profile : new BoardCatalog(ProfileCatalog.shipped()).names().split(", ")) {
            assertThat(read("--devices", "1", "--profile", profile).board().profile())
                    .isEqualTo(profile);
        }
    }

    @Test
    void faultsAreTheProfilesUnlessAskedForOtherwise() throws Exception {
        localController();

        SimulatorOptions plain = read("--devices", "1", "--profile", "raspberry-pi-5");
        SimulatorOptions one = read("--devices", "1", "--profile", "raspberry-pi-5", "--fault", "hang=0.5");
        SimulatorOptions none = read("--devices", "1", "--profile", "raspberry-pi-5", "--fault-rate", "0");

        assertThat(plain.faults()).isEqualTo(plain.board().faults());
        assertThat(one.faults().of(Fault.HANG)).isEqualTo(0.5);
        assertThat(one.faults().sum()).isCloseTo(0.5 + plain.faults().sum(), within(1e-12));
        assertThat(none.faults().sum()).isZero();
    }

    @Test
    void everyProblemIsSaidAtOnce() {
        assertThatThrownBy(() -> read(
                        "--devices",
                        "0",
                        "--profile",
                        "toaster",
                        "--seed",
                        "x",
                        "--fault",
                        "fire=1",
                        "--time-scale",
                        "0"))
                .isInstanceOf(SimulatorOptionReader.UsageException.class)
                .hasMessageContaining("--devices: found \"0\"; expected a number from 1 to 5000")
                .hasMessageContaining("--profile: found \"toaster\"; expected one of")
                .hasMessageContaining("--seed: found \"x\"; expected a whole number")
                .hasMessageContaining("--fault: found fire; expected one of crash")
                .hasMessageContaining("--time-scale: found \"0\"")
                .hasMessageContaining("no controller; expected --controller URL")
                .hasMessageContaining("expected a file with a token");
    }

    @Test
    void moreFaultsThanSessionsAreRefused() throws Exception {
        localController();

        assertThatThrownBy(() -> read(
                        "--devices", "1", "--profile", "raspberry-pi-5", "--fault", "hang=0.7", "--fault", "death=0.7"))
                .hasMessageContaining("together; expected at most 1");
    }
}
