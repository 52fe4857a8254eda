package dev.assay.acceptance.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.acceptance.DigitsFolder;
import dev.assay.api.CampaignReport;
import dev.assay.api.CellState;
import dev.assay.protocol.WireJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Boards become devices with one command: {@code ./assay}, a controller with TLS and OpenSSH servers, all of them real. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("boards")
class RegistrationOnBoardsTest {
    private static final Duration LIMIT = Duration.ofMinutes(6);
    private static final Duration SWEEP_LIMIT = Duration.ofMinutes(8);
    private static final String SWEEP = """
            sweep: cellar
            models:
              - name: student
                onnx: models/student-digits.onnx
                task: classification
                data: {calibration: data/digits-calibration.npz, test: data/digits-test.npz}
            axes:
              quantization: [none, static-int8]
            devices: {labels: {place: cellar}}
            measure: {duration: 1s, samples: 128, runs: 2, warmup: 0.3s, warmup-max: 1s}
            """;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private BoardNetwork network;

    @BeforeAll
    void up() throws Exception {
        BoardNetwork.assumePossible();
        network = BoardNetwork.up();
        network.startController();
    }

    @AfterAll
    void down() throws Exception {
        if (network != null) {
            network.close();
        }
    }

    @Test
    void aBoardBecomesADeviceWithOneCommandAndTheSameCommandAgainChangesNothing() throws Exception {
        TestBoard board = network.board("plain", 11);

        Shell.Ended first = add(board, "--label", "shelf=top", "--accept-host-key", board.fingerprint())
                .requireSuccess();
        Shell.Ended again = add(board).requireSuccess();

        assertThat(first.output()).contains(board.fingerprint(), "health check", "Any x86-64 computer");
        assertThat(network.assay(LIMIT, "device", "ls").requireSuccess().output())
                .contains("plain")
                .contains("good");
        assertThat(again.output()).contains("the device has its own token", "all there");
        assertThat(network.on(board, "ps", "-eo", "user:40,args").output().lines())
                .filteredOn(line -> line.contains("AgentMain"))
                .hasSize(1)
                .allSatisfy(line -> assertThat(line).startsWith(board.user()))
                .noneSatisfy(line -> assertThat(line).contains("token="));
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(board.agent().resolve("home/device.token"))))
                .isEqualTo("rw-------");
        assertThat(board.home().resolve(".ssh/authorized_keys")).content().doesNotContain("assay-tunnel");
    }

    @Test
    void anUnknownHostKeyIsShownAndNothingIsDoneUntilSomebodyVouchesForIt() throws Exception {
        TestBoard board = network.board("unknown", 12);

        Shell.Ended unanswered = add(board);
        Shell.Ended wrong = add(board, "--accept-host-key", "SHA256:somethingelse");

        assertThat(unanswered.exitCode()).isEqualTo(4);
        assertThat(unanswered.output()).contains("never seen before", board.fingerprint(), "--accept-host-key");
        assertThat(wrong.exitCode()).isEqualTo(4);
        assertThat(board.agent()).doesNotExist();
        assertThat(knownHosts())
                .satisfiesAnyOf(
                        file -> assertThat(file).doesNotExist(),
                        file -> assertThat(file).content().doesNotContain(board.host() + " "));
    }

    @Test
    void aChangedHostKeyIsRefusedLoudlyAndNeverOverwritten() throws Exception {
        TestBoard board = network.board("changed", 13);
        String before = board.fingerprint();
        assertThat(network.assay(
                                LIMIT,
                                "device",
                                "add",
                                board.target(),
                                "--java",
                                "none",
                                "--folder",
                                "/proc/none",
                                "-y")
                        .output())
                .contains(before);
        String pinned = Files.readString(knownHosts());
        network.script("stop", board.name());
        network.script("rekey", board.name());
        network.script("start", board.name());

        Shell.Ended refused = add(board, "--yes");

        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.output())
                .contains(
                        "HAS CHANGED", before, board.fingerprint(), knownHosts().toString(), "ssh-keygen -R");
        assertThat(Files.readString(knownHosts())).isEqualTo(pinned);
        assertThat(board.agent()).doesNotExist();
    }

    @Test
    void aBoardBehindARouterGetsATunnelAndMeasuresASweepEvenThroughAPartition() throws Exception {
        TestBoard board = network.hiddenBoard("hidden");

        Shell.Ended added = add(board, "--label", "place=cellar", "--yes").requireSuccess();
        network.script("cut", board.name());
        // Until the board's SSH server takes the controller's connection for lost.
        await().atMost(LIMIT)
                .until(() -> network.on(board, "ps", "-eo", "args")
                        .output()
                        .lines()
                        .noneMatch(line -> line.startsWith("sshd") && line.contains(board.user())));
        network.script("mend", board.name());
        DigitsFolder.write(network.work(), SWEEP);
        network.assay(
                        SWEEP_LIMIT,
                        "run",
                        "sweep.yaml",
                        "--controller",
                        BoardNetwork.CONTROLLER,
                        "--json",
                        "report.json",
                        "--no-html")
                .requireSuccess();

        assertThat(added.output()).contains("tunnel");
        assertThat(board.home().resolve(".ssh/authorized_keys"))
                .content()
                .contains("restrict,port-forwarding,permitlisten=\"127.0.0.1:18420\"");
        CampaignReport report = WireJson.read(
                CampaignReport.class, Files.readAllBytes(network.work().resolve("report.json")));
        assertThat(report.cells())
                .isNotEmpty()
                .allSatisfy(cell -> assertThat(cell.state()).isEqualTo(CellState.MEASURED))
                .allSatisfy(cell -> assertThat(cell.device()).isEqualTo("hidden"));
    }

    @Test
    void aBoardBehindAJumpHostGetsATunnelThroughItAndItsKeyIsGoodForNothingElseThere() throws Exception {
        TestBoard jump = network.board("jump", 14, "inside=10.88.0.9");
        TestBoard board = network.insideBoard("deep", 3);

        Shell.Ended added = add(board, "--via", jump.target(), "--yes").requireSuccess();
        String authorizedKeys = Files.readString(jump.home().resolve(".ssh/authorized_keys"));
        String toTheBoard = withFarmsRights(jump, "-W", "10.88.0.3:22");
        String elsewhere = withFarmsRights(jump, "-W", "10.77.0.1:8420");
        String command = withFarmsRights(jump, "id");
        network.assay(LIMIT, "device", "remove", "deep").requireSuccess();

        assertThat(added.output())
                .contains("through " + jump.target(), board.fingerprint(), jump.fingerprint())
                .contains("tunnel, since the board does not reach " + BoardNetwork.CONTROLLER, "health check");
        assertThat(authorizedKeys).containsOnlyOnce("assay-tunnel").contains(",permitopen=\"10.88.0.3:22\",");
        assertThat(toTheBoard).contains("SSH-2.0-OpenSSH");
        assertThat(elsewhere).contains("administratively prohibited");
        assertThat(command).contains("this key opens a tunnel and nothing else").doesNotContain("uid=");
        assertThat(jump.home().resolve(".ssh/authorized_keys")).content().doesNotContain("assay-tunnel");
    }

    /** What OpenSSH's client says with a key that has the rights of the farm's on a host. */
    private String withFarmsRights(TestBoard host, String... request) throws Exception {
        Path key = newKey("rights-" + request[request.length - 1].replace(':', '-'));
        Path file = host.home().resolve(".ssh/authorized_keys");
        String line = Files.readAllLines(file).stream()
                .filter(one -> one.endsWith(" assay-tunnel"))
                .findFirst()
                .orElseThrow();
        String rights = line.substring(0, line.indexOf(" ssh-ed25519 "));
        Files.writeString(
                file,
                rights + " " + Files.readString(key.resolveSibling(key.getFileName() + ".pub")),
                StandardOpenOption.APPEND);
        List<String> ssh = new ArrayList<>(List.of("on", "controller", "sh", "-c", "\"$@\" 2>&1 || true", "sh", "ssh"));
        ssh.addAll(List.of("-F", "none", "-i", key.toString(), "-o", "IdentitiesOnly=yes", "-o", "BatchMode=yes"));
        ssh.addAll(List.of("-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null"));
        boolean isCommand = request.length == 1;
        ssh.addAll(isCommand ? List.of(host.target()) : List.of());
        ssh.addAll(List.of(request));
        ssh.addAll(isCommand ? List.of() : List.of(host.target()));
        return network.script(ssh.toArray(String[]::new)).output();
    }

    @Test
    void aBoardWithoutJavaGetsOneIfThatIsAllowed() throws Exception {
        TestBoard board = network.board("bare", 15, "java=no");

        Shell.Ended forbidden = add(board, "--yes", "--java", "none");
        Shell.Ended allowed = add(board, "--java", "auto").requireSuccess();

        assertThat(forbidden.exitCode()).isEqualTo(4);
        assertThat(forbidden.output()).contains("Java").contains("--java");
        assertThat(board.agent().resolve("java/bin/java")).isExecutable();
        assertThat(allowed.output()).contains("health check");
    }

    @Test
    void aBoardWhoseDiskIsFullSaysSoAndTheSameCommandGoesOnOnceThereIsRoom() throws Exception {
        TestBoard board = network.board("full", 16, "home=1m");

        Shell.Ended full = add(board, "--yes");
        network.script("grow", board.name(), "300m");
        Shell.Ended roomy = add(board, "--yes").requireSuccess();

        assertThat(full.exitCode()).isEqualTo(4);
        assertThat(full.output()).contains("there is no room in", "1 MB are free");
        assertThat(roomy.output()).contains("health check");
    }

    @Test
    void nobodyMayLogInWithoutAKeyAndThatIsSaid() throws Exception {
        TestBoard board = network.board("strict", 17);
        Path other = newKey("other_key");

        Shell.Ended refused = add(board, "--yes", "--identity", other.toString());
        Shell.Ended nowhere = network.assay(LIMIT, "device", "add", "pi@10.77.0.99:2299", "--yes");

        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.output())
                .contains("accepts none of our keys", other.toString(), "The host accepts: publickey", "ssh-copy-id");
        assertThat(nowhere.exitCode()).isEqualTo(4);
        assertThat(nowhere.output()).contains("there is no way from here to 10.77.0.99");
    }

    @Test
    void aBoardThatIsGoneForAMomentComesBackByItself() throws Exception {
        TestBoard board = network.board("rebooted", 18);
        add(board, "--yes").requireSuccess();

        network.script("cut", board.name());
        await().atMost(LIMIT)
                .until(() -> deviceList().matches("(?s).*rebooted[^\\n]*(lost|not connected|away|gone|✗|no).*"));
        network.script("mend", board.name());

        await().atMost(LIMIT)
                .until(() ->
                        network.assay(LIMIT, "device", "doctor", "rebooted").exitCode() == 0);
    }

    private String deviceList() throws Exception {
        return network.assay(LIMIT, "device", "ls").output();
    }

    private Shell.Ended add(TestBoard board, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of("device", "add", board.target(), "--name", board.name()));
        command.addAll(List.of(options));
        return network.assay(LIMIT, command.toArray(String[]::new));
    }

    private Path newKey(String name) throws Exception {
        Path key = network.work().resolve(name);
        Shell.run(
                        List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString()),
                        Map.of(),
                        network.work(),
                        LIMIT)
                .requireSuccess();
        return key;
    }

    private Path knownHosts() {
        return network.person().resolve(".config/assay/known_hosts");
    }
}
