package dev.assay.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.SshAccess;
import dev.assay.registration.card.DeviceCard;
import dev.assay.registration.java.JavaChoice;
import dev.assay.registration.step.StepFailedException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistrationTest extends OneBoard {
    @Test
    void aBoardBecomesADevice() throws Exception {
        DeviceCard card = register("one");

        assertThat(card.device().connected()).isTrue();
        assertThat(card.device().labels()).containsEntry("room", "kitchen").containsKey("bundle");
        assertThat(steps.lines().stream().map(line -> line.split(":", 2)[0]))
                .containsExactly(
                        "✓ connect",
                        "✓ look",
                        "✓ profile",
                        "✓ name",
                        "✓ Java",
                        "✓ agent",
                        "✓ route",
                        "✓ enrolment",
                        "✓ service",
                        "✓ connection",
                        "✓ health check");
        assertThat(steps.found("service")).contains("supervisor script, started");
        assertThat(steps.found("health check")).contains("all answers right");
        assertThat(board.home().resolve("crontab"))
                .content()
                .contains("@reboot \"" + board.agent() + "/current/service\" start \"" + board.agent() + "\"");
    }

    @Test
    void theTokenIsInAFileOfItsUserAloneAndInNoProcessList() throws Exception {
        register("one");

        assertThat(board.shell("stat -c %a '" + board.agent() + "/home/device.token'")
                        .strip())
                .isEqualTo("600");
        assertThat(board.agent().resolve("home/seen-arguments")).content().doesNotContain("good-");
        assertThat(board.agent().resolve("home/enrolment.token")).doesNotExist();
    }

    @Test
    void doingItAgainChangesNothing() throws Exception {
        register("one");
        String before = pid();

        register("one");

        assertThat(pid()).isEqualTo(before);
        assertThat(steps.found("agent")).endsWith("all there");
        assertThat(steps.found("enrolment")).contains("has its own token");
        assertThat(farm.asked()).containsExactly("enrol kitchen-pi");
    }

    @Test
    void doingItAgainRepairsWhatIsBroken() throws Exception {
        register("one");
        Files.writeString(board.agent().resolve("current/lib/assay-protocol-0.1.0.jar"), "damaged");
        board.shell("'" + board.agent() + "/current/service' stop '" + board.agent() + "'");
        Files.writeString(board.agent().resolve("home/device.token"), "void");
        Files.delete(board.agent().resolve("java"));

        register("one");

        assertThat(
                        board.shell(
                                "cd '" + board.agent()
                                        + "/current' && while read -r h m p; do echo \"$h  $p\"; done <MANIFEST | sha256sum -c --quiet"))
                .isEmpty();
        assertThat(steps.lines()).contains("! the device's token is no longer good; it gets a new one");
        assertThat(steps.found("connection")).contains("agent");
    }

    @Test
    void whatIsNotSaidAgainStaysAsItWas() throws Exception {
        register("one");
        RegistrationRequest bare = new RegistrationRequest(
                board.route(),
                null,
                Map.of("floor", "2"),
                null,
                JavaChoice.ask(),
                "",
                URI.create("http://127.0.0.1:8420"),
                List.of());

        DeviceCard card = new Registration(bare, means("one")).register();

        assertThat(card.device().name()).isEqualTo("kitchen-pi");
        assertThat(card.device().labels()).containsEntry("room", "kitchen").containsEntry("floor", "2");
    }

    @Test
    void aControllerOnLoopbackIsReachedByATunnelThatCanDoNothingElse() throws Exception {
        Files.createDirectories(board.home().resolve(".ssh"));
        Files.writeString(board.authorizedKeys(), "ssh-ed25519 AAAAmine me@laptop");

        register("one");
        register("one");

        assertThat(Files.readAllLines(board.authorizedKeys()))
                .hasSize(2)
                .startsWith("ssh-ed25519 AAAAmine me@laptop")
                .last()
                .asString()
                .startsWith("restrict,port-forwarding,permitlisten=\"127.0.0.1:18420\",")
                .contains("command=\"")
                .endsWith(" assay-tunnel");
        assertThat(board.agent().resolve("home/seen-arguments"))
                .content()
                .contains("http://127.0.0.1:18420,http://127.0.0.1:18421");
        assertThat(farm.ssh("kitchen-pi"))
                .hasValueSatisfying(
                        access -> assertThat(access.tunnelPorts()).containsExactly(18420, 18421, 18422, 18423));
    }

    @Test
    void theNameOfAnotherBoardIsRefused() throws Exception {
        farm.putSsh(
                "kitchen-pi",
                new SshAccess("pi", "elsewhere", 22, List.of(), "ssh-ed25519 AAAAother", List.of(), List.of()));

        assertThatThrownBy(() -> register("one"))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("already: pi@elsewhere");

        assertThat(board.agent()).doesNotExist();
    }

    @Test
    void rootIsRefusedBeforeAnythingIsWritten() throws Exception {
        board.program("id", "root-id.sh");

        assertThatThrownBy(() -> register("one"))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("never runs as root");

        assertThat(board.agent()).doesNotExist();
    }

    @Test
    void aJavaThatIsGivenIsUnpackedInTheAgentsFolder() throws Exception {
        board.program("../given/jre/bin/java", "java.sh");
        Path archive = folder.resolve("jre.tar.gz");
        board.shell("tar -czf '" + archive + "' -C '" + folder + "/board/given' jre");
        board.program("../jdk-17/bin/java", "old-java.sh");

        new Registration(request(JavaChoice.parse(archive.toString())), means("one")).register();

        assertThat(steps.found("Java")).contains("17.0.15 in runtimes/");
        assertThat(board.agent().resolve("java/bin/java")).isExecutable();
    }

    @Test
    void aFullDiskIsToldBeforeAnythingIsSent() throws Exception {
        board.program("df", "full-df.sh");

        assertThatThrownBy(() -> register("one"))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("3 MB are free")
                .hasMessageContaining("--folder");

        assertThat(board.agent().resolve("current")).doesNotExist();
        assertThat(board.agent().resolve("files")).doesNotExist();
    }

    @Test
    void aBoardThatFailsItsHealthCheckIsTold() {
        farm.setFailingCheck();

        assertThatThrownBy(() -> register("one"))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("3 answers of 20 are wrong");
    }
}
