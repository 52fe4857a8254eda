package dev.assay.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.registration.step.StepFailedException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Update, removal and the doctor. */
class AfterRegistrationTest extends OneBoard {
    @Test
    void aFullDiskLeavesTheOldAgentAsItWas() throws Exception {
        register("one");
        String before = pid();
        board.program("df", "full-df.sh");

        assertThatThrownBy(() -> new Update(means("two")).update("kitchen-pi", board.route()))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("3 MB are free");

        assertThat(pid()).isEqualTo(before);
        assertThat(farm.device("kitchen-pi").orElseThrow().connected()).isTrue();
    }

    @Test
    void anUpdateReplacesTheAgentAndKeepsTheOldOne() throws Exception {
        register("one");
        String old = board.shell("readlink '" + board.agent() + "/current'");

        boolean isNew = new Update(means("two")).update("kitchen-pi", board.route());

        assertThat(isNew).isTrue();
        assertThat(board.shell("readlink '" + board.agent() + "/previous'")).isEqualTo(old);
        assertThat(board.shell("readlink '" + board.agent() + "/current'")).isNotEqualTo(old);
        assertThat(farm.device("kitchen-pi").orElseThrow().connected()).isTrue();
        assertThat(farm.asked()).containsExactly("enrol kitchen-pi", "DRAIN kitchen-pi", "RESUME kitchen-pi");
        assertThat(new Update(means("two")).update("kitchen-pi", board.route())).isFalse();
    }

    @Test
    void anAgentThatDoesNotComeBackIsReplacedByTheOldOne() throws Exception {
        register("one");
        String old = board.shell("readlink '" + board.agent() + "/current'");

        assertThatThrownBy(() -> new Update(means("broken")).update("kitchen-pi", board.route()))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("the old one is back")
                .hasMessageContaining("the agent does not stay up on the board");
        assertThat(steps.lines()).anySatisfy(line -> assertThat(line).contains("the new agent cannot start"));

        assertThat(board.shell("readlink '" + board.agent() + "/current'")).isEqualTo(old);
        assertThat(farm.device("kitchen-pi").orElseThrow().connected()).isTrue();
        assertThat(farm.asked()).endsWith("RESUME kitchen-pi");
    }

    @Test
    void removingLeavesNothingButWhatIsNotOurs() throws Exception {
        Files.createDirectories(board.home().resolve(".ssh"));
        Files.writeString(board.authorizedKeys(), "ssh-ed25519 AAAAmine me@laptop\n");
        register("one");
        String agent = pid().strip();

        new Removal(means("one")).remove("kitchen-pi", board.route());

        assertThat(board.agent()).doesNotExist();
        assertThat(board.home().resolve("crontab")).hasContent("");
        assertThat(board.authorizedKeys()).hasContent("ssh-ed25519 AAAAmine me@laptop\n");
        assertThat(ProcessHandle.of(Long.parseLong(agent))).isEmpty();
        assertThat(farm.asked()).contains("RETIRE kitchen-pi", "forget kitchen-pi");
    }

    @Test
    void aNameOfAnotherDeviceIsNotTakenOver() throws Exception {
        register("one");

        assertThatThrownBy(() -> new Removal(means("one")).remove("other-pi", board.route()))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("is the device kitchen-pi, not other-pi");
        assertThat(farm.device("kitchen-pi").orElseThrow().connected()).isTrue();
    }

    @Test
    void theDoctorFindsNothingWhereNothingIsWrong() throws Exception {
        register("one");

        List<Finding> findings =
                new Doctor("kitchen-pi", board.route(), means("one")).examine(board.route(), farm.ssh("kitchen-pi"));

        assertThat(findings).filteredOn(finding -> !finding.ok()).isEmpty();
        assertThat(findings).extracting(Finding::what).contains("agent", "Java", "token", "service", "health check");
    }

    @Test
    void aTunnelThatIsNotOpenIsNamedWithItsReason() throws Exception {
        register("one");
        farm.setTunnelClosed();

        List<Finding> findings =
                new Doctor("kitchen-pi", board.route(), means("one")).examine(board.route(), farm.ssh("kitchen-pi"));

        assertThat(findings)
                .filteredOn(finding -> !finding.ok())
                .extracting(Finding::text)
                .containsExactly("not open: no route to host");
    }

    @Test
    void theDoctorNamesWhatIsWrongAndTheRemedy() throws Exception {
        register("one");
        Files.writeString(board.agent().resolve("current/lib/assay-protocol-0.1.0.jar"), "damaged");
        board.shell("chmod 644 '" + board.agent() + "/home/device.token'");
        board.shell("'" + board.agent() + "/current/service' stop '" + board.agent() + "'");

        List<Finding> findings =
                new Doctor("kitchen-pi", board.route(), means("two")).examine(board.route(), farm.ssh("kitchen-pi"));

        assertThat(findings)
                .filteredOn(finding -> !finding.ok())
                .allSatisfy(finding -> assertThat(finding.remedy()).contains("assay device add"))
                .extracting(Finding::what)
                .contains("agent", "token", "service", "agent at the controller");
    }
}
