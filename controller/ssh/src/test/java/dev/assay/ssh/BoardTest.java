package dev.assay.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardTest {
    private static final Duration SHORT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final SshKeyPair pair = SshKeyPair.generate("board-test");
    private Path home;
    private EmbeddedServer server;
    private SshConnection board;

    @BeforeEach
    void login() throws Exception {
        home = folder.resolve("home").toAbsolutePath();
        server = new EmbeddedServer(home, List.of("ssh-ed25519"), "echo 'Welcome to Board OS'; ");
        server.allow(pair.publicKey());
        board = new JschConnector(
                        SshIdentity.key("test", pair.privateKey()),
                        KnownHosts.pinned(List.of()),
                        HostKeyDecision.acceptNew())
                .connect(SshRoute.direct(server.target()));
    }

    @AfterEach
    void logout() throws Exception {
        board.close();
        server.close();
    }

    @Test
    void aScriptTellsItsOutputItsErrorsAndItsExitCodeWithoutTheLoginShellsChatter() throws Exception {
        Outcome outcome = board.run(Script.of("echo \"[$1]\"; echo bad >&2; exit 7", "a 'b' $c"), SHORT);

        assertThat(outcome).isEqualTo(new Outcome(7, "[a 'b' $c]\n", "bad\n", false));
        assertThat(outcome.complaint()).isEqualTo("bad");
    }

    @Test
    void outputBeyondTheLimitIsCutAndThatIsSaid() throws Exception {
        Outcome outcome = board.run(Script.of("head -c 3000000 /dev/zero"), SHORT);

        assertThat(outcome.cut()).isTrue();
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.output().length()).isBetween(Outcome.BYTES_MAX, Outcome.BYTES_MAX + (64 << 10));
    }

    @Test
    void aScriptThatDoesNotEndInTimeIsSaid() {
        SshException late = catchThrowableOfType(
                SshException.class, () -> board.run(Script.of("sleep 60"), Duration.ofMillis(200)));

        assertThat(late.fault()).isEqualTo(SshFault.DEADLINE);
    }

    @Test
    void aBrokenConnectionIsSaid() throws Exception {
        server.cut();

        SshException lost = catchThrowableOfType(SshException.class, () -> board.run(Script.of("true"), SHORT));

        assertThat(lost.fault()).isEqualTo(SshFault.CONNECTION_LOST);
        await().until(() -> !board.isConnected());
    }

    @Test
    void anAccountWithoutAShellIsSaid() throws Exception {
        try (EmbeddedServer closed = new EmbeddedServer(
                folder.resolve("closed"), List.of("ssh-ed25519"), "echo 'This account is not available.'; exit 1; ")) {
            closed.allow(pair.publicKey());
            try (SshConnection connection = new JschConnector(
                            SshIdentity.key("test", pair.privateKey()),
                            KnownHosts.pinned(List.of()),
                            HostKeyDecision.acceptNew())
                    .connect(SshRoute.direct(closed.target()))) {
                assertThatThrownBy(() -> connection.run(Script.of("true"), SHORT))
                        .isInstanceOf(SshException.class)
                        .hasMessageContaining("no POSIX shell answers (exit code 1: This account is not available.)");
            }
        }
    }

    @Test
    void aFileArrivesWholeWithItsModeAndIsNotSentTwice() throws Exception {
        byte[] content = new byte[5_000_000];
        new Random(7).nextBytes(content);
        Path file = Files.write(folder.resolve("bundle"), content);

        assertThat(board.upload(file, ".assay/it's here/bundle", FileMode.EXECUTABLE))
                .isTrue();
        assertThat(board.upload(file, ".assay/it's here/bundle", FileMode.SECRET))
                .isFalse();

        Path target = home.resolve(".assay/it's here/bundle");
        assertThat(target).hasBinaryContent(content);
        assertThat(Files.getPosixFilePermissions(target)).hasSize(2);
        assertThat(target.getParent()).isDirectoryContaining(path -> path.equals(target));
        try (var entries = Files.list(target.getParent())) {
            assertThat(entries).containsExactly(target);
        }
    }

    @Test
    void aTargetIsReplacedAtOnceAndAHalfSentOneIsForgotten() throws Exception {
        Files.writeString(home.resolve("settings"), "old");
        Files.writeString(home.resolve("settings.part"), "half of an earlier one");

        board.write("new".getBytes(StandardCharsets.UTF_8), "settings", FileMode.READABLE);

        assertThat(home.resolve("settings")).hasContent("new");
        assertThat(home.resolve("settings.part")).doesNotExist();
    }

    @Test
    void aFileThatCannotBeWrittenIsExplained() throws Exception {
        Files.writeString(home.resolve("occupied"), "a file where a folder should be");

        SshException refused = catchThrowableOfType(
                SshException.class, () -> board.write(new byte[1], "occupied/agent", FileMode.READABLE));

        assertThat(refused.fault()).isEqualTo(SshFault.FILE);
        assertThat(refused).hasMessageContaining("occupied/agent");
    }

    @Test
    void aSmallFileIsReadAndALargeOneRefused() throws Exception {
        byte[] content = {0, 1, 2, (byte) 255, '\n'};
        Files.write(home.resolve("small"), content);

        assertThat(board.read("small", 5)).hasValue(content);
        assertThat(board.read("absent", 5)).isEmpty();
        assertThatThrownBy(() -> board.read("small", 4)).hasMessageContaining("larger than 4 bytes");
    }

    @Test
    void freeSpaceIsKnownForAFolderThatIsNotThereYet() throws Exception {
        long free = board.freeBytes(".assay/agent/none/yet");

        assertThat(free).isBetween(1L, Files.getFileStore(home).getTotalSpace());
    }

    @Test
    void aDetachedProgramOutlivesTheConnection() throws Exception {
        Files.createDirectories(home.resolve("run"));
        long pid = board.startDetached(
                new DetachedStart("run", List.of("sh", "-c", "echo started; exec sleep 300"), "log"));
        board.close();
        server.close();

        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        try {
            await().untilAsserted(() -> assertThat(home.resolve("run/log")).hasContent("started"));
            assertThat(process.isAlive()).isTrue();
        } finally {
            process.destroy();
        }
    }

    @Test
    void aProgramThatIsNotThereCannotBeStarted() {
        assertThatThrownBy(() -> board.startDetached(new DetachedStart(".", List.of("no-such-java"), "log")))
                .isInstanceOf(SshException.class)
                .hasMessageContaining("no-such-java: no such program");
    }

    @Test
    void aTunnelTakesTheFirstPortThatIsFree() throws Exception {
        try (ServerSocket held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket controller = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int free = freePort();
            int port = board.openTunnel(List.of(held.getLocalPort(), free), "127.0.0.1", controller.getLocalPort());

            try (Socket agent = new Socket(InetAddress.getLoopbackAddress(), port);
                    Socket accepted = controller.accept()) {
                agent.getOutputStream().write("hello".getBytes(StandardCharsets.UTF_8));
                assertThat(accepted.getInputStream().readNBytes(5)).asString().isEqualTo("hello");
            }
            assertThat(port).isEqualTo(free);
            assertThatThrownBy(() -> board.openTunnel(List.of(held.getLocalPort()), "127.0.0.1", 1))
                    .isInstanceOf(SshException.class)
                    .hasMessageContaining(held.getLocalPort() + " (");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
