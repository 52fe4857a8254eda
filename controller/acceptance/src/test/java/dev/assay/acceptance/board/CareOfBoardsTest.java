package dev.assay.acceptance.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** What a person does to a device over its life. One board, in order: each step finds it as the one before left it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("boards")
class CareOfBoardsTest {
    private static final Duration LIMIT = Duration.ofMinutes(6);
    private static final String NAME = "shelf";

    @SuppressWarnings("NullAway.Init") // set before all tests
    private BoardNetwork network;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private TestBoard board;

    @BeforeAll
    void register() throws Exception {
        BoardNetwork.assumePossible();
        network = BoardNetwork.up();
        network.startController();
        board = network.board(NAME, 11);
        add().requireSuccess();
    }

    @AfterAll
    void down() throws Exception {
        if (network != null) {
            network.close();
        }
    }

    @Test
    @Order(1)
    void theDoctorFindsNothingWrong() throws Exception {
        Shell.Ended doctor = device("doctor");

        assertThat(doctor.exitCode()).as(doctor.output()).isZero();
        assertThat(device("logs").requireSuccess().output()).isNotBlank();
    }

    @Test
    @Order(2)
    void anAgentThatIsKilledComesBackByItself() throws Exception {
        long agent = Long.parseLong(
                Files.readString(board.agent().resolve("agent.pid")).strip());

        network.on(board, "kill", "-9", Long.toString(agent));

        await().atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> Long.parseLong(Files.readString(board.agent().resolve("agent.pid"))
                                .strip())
                        != agent);
        awaitHealthy();
    }

    @Test
    @Order(3)
    void deletedFilesAreFoundByTheDoctorAndRepairedByTheSameCommand() throws Exception {
        network.on(board, "sh", "-c", "rm -rf /home/" + board.user() + "/.local/share/assay-agent/bundles");

        Shell.Ended doctor = device("doctor");
        Shell.Ended repaired = add().requireSuccess();

        assertThat(doctor.exitCode()).isEqualTo(4);
        assertThat(doctor.output()).contains("assay device add");
        assertThat(repaired.output()).contains("the device has its own token");
        awaitHealthy();
    }

    @Test
    @Order(4)
    void aServiceThatIsGoneIsRepairedByTheSameCommand() throws Exception {
        network.on(board, "pkill", "-9", "-u", board.user(), "-f", "assay-agent");
        Files.delete(board.agent().resolve("service.kind"));

        assertThat(device("doctor").exitCode()).isEqualTo(4);
        add().requireSuccess();

        awaitHealthy();
        assertThat(agents()).hasSize(1);
    }

    @Test
    @Order(5)
    void aLostTokenIsReplacedByTheSameCommand() throws Exception {
        Files.delete(board.agent().resolve("home/device.token"));

        Shell.Ended repaired = add().requireSuccess();

        assertThat(repaired.output()).contains("a one-time token");
        awaitHealthy();
    }

    @Test
    @Order(6)
    void aPowerCutIsRepairedByTheSameCommand() throws Exception {
        network.script("stop", NAME);
        network.script("start", NAME);
        assertThat(agents()).isEmpty();

        add().requireSuccess();

        awaitHealthy();
    }

    @Test
    @Order(7)
    void aNewAgentTakesThePlaceOfTheOldOne() throws Exception {
        Path before = current();
        Path script = OtherBuild.newer(Files.createDirectory(network.work().resolve("newer")));

        Shell.Ended updated =
                network.assayOf(script, LIMIT, "device", "update", NAME).requireSuccess();
        Shell.Ended again =
                network.assayOf(script, LIMIT, "device", "update", NAME).requireSuccess();

        assertThat(updated.output()).contains("is updated");
        assertThat(again.output()).contains("has this build's agent already");
        assertThat(current()).isNotEqualTo(before);
        assertThat(network.assayOf(script, LIMIT, "device", "doctor", NAME).output())
                .contains("this build's");
    }

    @Test
    @Order(8)
    void anAgentThatDoesNotComeBackIsRolledBack() throws Exception {
        Path before = current();
        Path script = OtherBuild.broken(Files.createDirectory(network.work().resolve("broken")));

        Shell.Ended failed = network.assayOf(script, LIMIT, "device", "update", NAME);

        assertThat(failed.exitCode()).isEqualTo(4);
        assertThat(failed.output()).contains("the old one is back");
        assertThat(current()).isEqualTo(before);
        assertThat(agents()).hasSize(1);
    }

    @Test
    @Order(9)
    void aDrainedDeviceGetsNoWorkUntilItIsResumed() throws Exception {
        device("drain").requireSuccess();
        assertThat(network.assay(LIMIT, "device", "ls").output()).containsIgnoringCase("maintenance");

        device("resume").requireSuccess();

        await().atMost(LIMIT)
                .until(() -> network.assay(LIMIT, "device", "ls").output().contains("good"));
    }

    @Test
    @Order(10)
    void theControllerMayDieMeanwhile() throws Exception {
        network.killController();
        network.startController();

        awaitHealthyButForTheVersion();
    }

    @Test
    @Order(11)
    void aRemovedDeviceLeavesNothingOnItsBoard() throws Exception {
        Shell.Ended removed = device("remove").requireSuccess();

        assertThat(removed.output()).contains("its measurements stay");
        assertThat(board.agent()).doesNotExist();
        assertThat(agents()).isEmpty();
        assertThat(board.home().resolve(".ssh/authorized_keys")).content().doesNotContain("assay");
        assertThat(network.on(board, "sh", "-c", "crontab -l -u " + board.user() + " 2>/dev/null || true")
                        .output())
                .doesNotContain("assay");
        assertThat(device("doctor").exitCode()).isEqualTo(3);
    }

    private void awaitHealthy() {
        await().atMost(LIMIT).until(() -> device("doctor").exitCode() == 0);
    }

    private void awaitHealthyButForTheVersion() {
        await().atMost(LIMIT)
                .until(() -> device("doctor")
                        .output()
                        .lines()
                        .filter(line -> line.contains("✗"))
                        .allMatch(line -> line.contains("version")));
    }

    private List<String> agents() throws Exception {
        return network.on(board, "ps", "-eo", "args")
                .output()
                .lines()
                .filter(line -> line.contains("AgentMain"))
                .toList();
    }

    /** Where the link to the current bundle leads. */
    private Path current() throws Exception {
        return Files.readSymbolicLink(board.agent().resolve("current"));
    }

    private Shell.Ended device(String command) throws Exception {
        return network.assay(LIMIT, "device", command, NAME);
    }

    private Shell.Ended add() throws Exception {
        return network.assay(LIMIT, "device", "add", board.target(), "--name", NAME, "--yes");
    }
}
