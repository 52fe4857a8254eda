package dev.assay.registration.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.ssh.SshConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real script on this machine, over SSH. */
class ScriptedProbeTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(strings = {"sh", "busybox sh", "bash"})
    void tellsWhatThisMachineIs(String shell) throws Exception {
        assumeTrue(isThere(shell.split(" ")[0]), "needs " + shell);
        Files.createDirectories(home.resolve("agents/current"));

        Probe probe =
                look(shell, "agents", URI.create("http://127.0.0.1:" + unusedPort() + "/"), InstantSource.system());

        assertThat(probe.notRead()).noneMatch(miss -> miss.startsWith("the probe ended early"));
        assertThat(probe.facts().arch()).isIn("x86_64", "aarch64");
        assertThat(probe.facts().clusters().stream().mapToInt(c -> c.cores()).sum())
                .isGreaterThanOrEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(probe.facts().instructionSets()).isNotEmpty();
        assertThat(probe.facts().memoryBytes()).isGreaterThan(256L << 20);
        assertThat(probe.facts().libc()).matches("(glibc|musl) .*");
        assertThat(probe.facts().javaVersion()).isNotNull();
        assertThat(probe.account().user()).isEqualTo(System.getProperty("user.name"));
        assertThat(probe.account().home()).isEqualTo(home.toRealPath().toString());
        assertThat(probe.installFolder()).isEqualTo(home.toRealPath() + "/agents");
        assertThat(probe.freeBytes()).isPositive();
        assertThat(probe.existing()).isEqualTo(new Probe.Existing(java.util.List.of("current"), null, null));
        assertThat(probe.clockSkewSeconds()).isBetween(-5.0, 5.0);
        assertThat(probe.controller().answer()).isEqualTo(Probe.Answer.NO);
    }

    @Test
    void aPortThatAnswersIsReached() throws Exception {
        try (ServerSocket controller = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread answers = new Thread(() -> refuseEverybody(controller));
            answers.setDaemon(true);
            answers.start();

            Probe probe = look(
                    "sh",
                    ".assay/agent",
                    URI.create("http://127.0.0.1:" + controller.getLocalPort() + "/"),
                    InstantSource.system());

            assertThat(probe.controller()).isEqualTo(new Probe.Reach(Probe.Answer.YES, "curl", ""));
            assertThat(probe.existing()).isNull();
        }
    }

    @Test
    void aClockThatIsWrongIsMeasured() throws Exception {
        Probe probe = look(
                "sh",
                ".assay/agent",
                URI.create("http://127.0.0.1:" + unusedPort() + "/"),
                InstantSource.offset(InstantSource.system(), Duration.ofHours(-2)));

        assertThat(probe.clockSkewSeconds()).isBetween(7190.0, 7210.0);
    }

    @Test
    void nothingIsChangedOnTheBoard() throws Exception {
        look("sh", ".assay/agent", URI.create("http://127.0.0.1:" + unusedPort() + "/"), InstantSource.system());

        assertThat(home).isEmptyDirectory();
    }

    private Probe look(String shell, String folder, URI controller, InstantSource clock) throws Exception {
        try (LocalBoard server = new LocalBoard(home, shell);
                SshConnection board = server.login()) {
            return new ScriptedProbe(clock).look(board, folder, controller);
        }
    }

    private static void refuseEverybody(ServerSocket controller) {
        while (true) {
            try (var agent = controller.accept()) {
                agent.getOutputStream()
                        .write("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            } catch (java.io.IOException e) {
                return;
            }
        }
    }

    private static int unusedPort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean isThere(String program) {
        return java.util.Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
