package dev.assay.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.device.catalog.ProfileCatalog;
import dev.assay.registration.bundle.FakeAgentFiles;
import dev.assay.registration.card.DeviceCard;
import dev.assay.registration.java.JavaChoice;
import dev.assay.registration.probe.ScriptedProbe;
import dev.assay.registration.profile.CatalogChoice;
import dev.assay.registration.step.StepFailedException;
import dev.assay.registration.step.Steps;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real SSH server and a real shell; only Java, the agent and the controller are made up. */
class RegistrationTest {
    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // JUnit calls setUp first
    private ScratchBoard board;

    @SuppressWarnings("NullAway.Init")
    private FakeFarm farm;

    private final SteppedClock clock = new SteppedClock();
    private RecordedSteps steps = new RecordedSteps();
    private int builds;

    @BeforeEach
    void setUp() throws Exception {
        board = new ScratchBoard(folder.resolve("board"));
        farm = new FakeFarm(board.agent().resolve("home"));
    }

    @AfterEach
    void tearDown() throws IOException {
        board.close();
    }

    private Means means(String code) throws IOException {
        steps = new RecordedSteps();
        Path built = folder.resolve("built-" + builds++);
        return new Means(
                board.connector(),
                new ScriptedProbe(clock),
                farm,
                () -> FakeAgentFiles.write(built, code),
                new CatalogChoice(ProfileCatalog.shipped()),
                question -> false,
                new Steps(steps, clock),
                clock,
                clock,
                Files.createDirectories(folder.resolve("scratch-" + builds)));
    }

    private RegistrationRequest request(JavaChoice java) {
        return new RegistrationRequest(
                board.route(),
                "kitchen-pi",
                Map.of("room", "kitchen"),
                null,
                java,
                "",
                URI.create("http://127.0.0.1:8420"),
                List.of());
    }

    private DeviceCard register(String code) throws Exception {
        return new Registration(request(JavaChoice.ask()), means(code)).register();
    }

    private String pid() throws IOException {
        return Files.readString(board.agent().resolve("home/seen-pid"));
    }

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
        Files.writeString(board.home().resolve(".ssh/authorized_keys"), "ssh-ed25519 AAAAmine me@laptop");

        register("one");
        register("one");

        assertThat(Files.readAllLines(board.home().resolve(".ssh/authorized_keys")))
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
    void aBoardThatFailsItsHealthCheckIsTold() {
        farm.setFailingCheck();

        assertThatThrownBy(() -> register("one"))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("3 answers of 20 are wrong");
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
        Files.writeString(board.home().resolve(".ssh/authorized_keys"), "ssh-ed25519 AAAAmine me@laptop\n");
        register("one");
        String agent = pid().strip();

        new Removal(means("one")).remove("kitchen-pi", board.route());

        assertThat(board.agent()).doesNotExist();
        assertThat(board.home().resolve("crontab")).hasContent("");
        assertThat(board.home().resolve(".ssh/authorized_keys")).hasContent("ssh-ed25519 AAAAmine me@laptop\n");
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
