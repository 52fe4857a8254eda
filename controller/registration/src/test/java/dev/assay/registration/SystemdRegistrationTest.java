package dev.assay.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.registration.probe.BoardProbe;
import dev.assay.registration.probe.Probe;
import org.junit.jupiter.api.Test;

/** A board with a systemd that is made up: it starts what the unit says. */
class SystemdRegistrationTest extends OneBoard {
    @Override
    BoardProbe probe() {
        BoardProbe real = super.probe();
        return (board, folder, controller) -> {
            Probe found = real.look(board, folder, controller);
            return new Probe(
                    found.facts(),
                    found.account(),
                    new Probe.Services(true, true, null, true),
                    found.tools(),
                    found.installFolder(),
                    found.freeBytes(),
                    found.existing(),
                    found.controller(),
                    found.clockSkewSeconds(),
                    found.notRead());
        };
    }

    @Test
    void aUserUnitKeepsTheAgentWhereTheUserMayLinger() throws Exception {
        board.program("systemctl", "systemctl.sh");
        board.program("loginctl", "loginctl.sh");
        board.shell("touch may-linger");

        register("one");

        assertThat(steps.found("service")).contains("systemd user unit, started");
        assertThat(board.home().resolve("enabled")).exists();
        assertThat(board.home().resolve("lingers")).exists();
        assertThat(board.home().resolve("crontab")).doesNotExist();

        new Removal(means("one")).remove("kitchen-pi", board.route());

        assertThat(board.home().resolve("enabled")).doesNotExist();
        assertThat(board.home().resolve(".config/systemd/user/assay-agent.service"))
                .doesNotExist();
        assertThat(farm.device("kitchen-pi").orElseThrow().connected()).isFalse();
    }

    @Test
    void whoMayNotLingerGetsTheSupervisorAndIsTold() throws Exception {
        board.program("systemctl", "systemctl.sh");
        board.program("loginctl", "loginctl.sh");

        register("one");

        assertThat(steps.found("service")).contains("supervisor script, started");
        assertThat(steps.lines())
                .anySatisfy(line -> assertThat(line).startsWith("! ").contains("sudo loginctl enable-linger pi"));
    }

    @Test
    void aBetterServiceReplacesTheOneBefore() throws Exception {
        board.program("systemctl", "systemctl.sh");
        board.program("loginctl", "loginctl.sh");
        register("one");
        board.shell("touch may-linger");

        register("one");

        assertThat(steps.found("service")).contains("systemd user unit, started");
        assertThat(board.home().resolve("crontab")).hasContent("");
        assertThat(board.shell("'" + board.agent() + "/current/service' status '" + board.agent() + "'; echo $?"))
                .isEqualTo("1\n");
    }
}
