package dev.assay.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectTest {
    private static final Duration SHORT = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private final SshKeyPair pair = SshKeyPair.generate("connect-test");
    private EmbeddedServer server;
    private Path own;
    private KnownHosts known;

    @BeforeEach
    void start() throws Exception {
        server = new EmbeddedServer(folder.resolve("home"), "ssh-ed25519");
        server.allow(pair.publicKey());
        own = folder.resolve("assay-known-hosts");
        known = KnownHosts.inFiles(folder.resolve("users-known-hosts"), own);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void anUnknownHostShowsItsFingerprintAndIsPinnedOnceItIsTrusted() throws Exception {
        HostKey[] asked = new HostKey[1];
        HostKeyDecision decision = key -> {
            asked[0] = key;
            return true;
        };

        HostKey shown;
        try (SshConnection board = connector(decision).connect(SshRoute.direct(server.target()))) {
            shown = board.hostKey();
        }

        assertThat(asked[0]).isEqualTo(shown);
        assertThat(shown.fingerprint()).startsWith("SHA256:");
        assertThat(Files.readString(own)).isEqualTo("[127.0.0.1]:" + server.port() + " " + shown.line() + "\n");
        try (SshConnection again =
                connector(HostKeyDecision.refuseUnknown()).connect(SshRoute.direct(server.target()))) {
            assertThat(again.isConnected()).isTrue();
        }
    }

    @Test
    void anUnknownHostIsRefusedWhenNobodyVouchesForIt() {
        SshException refusal = refusal(connector(HostKeyDecision.refuseUnknown()));

        assertThat(refusal.fault()).isEqualTo(SshFault.HOST_KEY_UNKNOWN);
        assertThat(refusal)
                .hasMessageContaining("--accept-host-key SHA256:")
                .hasMessageContaining("ssh_host_ed25519_key.pub");
        assertThat(own).doesNotExist();
    }

    @Test
    void aNamedFingerprintIsTheOnlyOneTrusted() throws Exception {
        HostKey[] seen = new HostKey[1];
        refusal(connector(key -> {
            seen[0] = key;
            return false;
        }));

        assertThat(refusal(connector(HostKeyDecision.onlyFingerprint("SHA256:other")))
                        .fault())
                .isEqualTo(SshFault.HOST_KEY_UNKNOWN);
        connector(HostKeyDecision.onlyFingerprint(seen[0].fingerprint()))
                .connect(SshRoute.direct(server.target()))
                .close();
    }

    @Test
    void aChangedHostKeyIsRefusedLoudlyAndNothingIsOverwritten() throws Exception {
        String stale = "[127.0.0.1]:" + server.port() + " "
                + SshKeyPair.generate("stale").publicKey().replaceAll(" stale$", "") + "\n";
        Files.writeString(own, "# a comment\n" + stale);

        SshException refusal = refusal(connector(HostKeyDecision.acceptNew()));

        assertThat(refusal.fault()).isEqualTo(SshFault.HOST_KEY_CHANGED);
        assertThat(refusal)
                .hasMessageContaining("HAS CHANGED")
                .hasMessageContaining(own + ":2")
                .hasMessageContaining(HostKey.fingerprint(
                        java.util.Base64.getDecoder().decode(stale.strip().split(" ")[2])))
                .hasMessageContaining("ssh-keygen -R '[127.0.0.1]:" + server.port() + "'");
        assertThat(Files.readString(own)).isEqualTo("# a comment\n" + stale);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssh-ed25519", "ecdsa-sha2-nistp256"})
    void aHostIsAskedForTheKindOfKeyItIsKnownBy(String kind) throws Exception {
        try (EmbeddedServer both = new EmbeddedServer(folder.resolve("both"), "ssh-ed25519", "ecdsa")) {
            both.allow(pair.publicKey());
            SshIdentity identity = SshIdentity.key("test", pair.privateKey());
            HostKey shown = new HostKey(both.target().hostKeyName(), both.hostKeyLine(kind));
            KnownHosts onlyOther = KnownHosts.pinned(List.of(shown));

            try (SshConnection again = new JschConnector(identity, onlyOther, HostKeyDecision.refuseUnknown())
                    .connect(SshRoute.direct(both.target()))) {
                assertThat(again.hostKey()).isEqualTo(shown);
            }
        }
    }

    @Test
    void aRefusedKeySaysWhatWasTriedAndWhatToDo() throws Exception {
        Path strange = Files.writeString(
                folder.resolve("id"), SshKeyPair.generate("strange").privateKey());

        SshException refusal = refusal(new JschConnector(
                new SshIdentity(
                        null,
                        List.of(
                                new SshIdentity.KeyFile(folder.resolve("none"), false),
                                new SshIdentity.KeyFile(strange, true)),
                        PassphrasePrompt.nobody()),
                known,
                HostKeyDecision.acceptNew()));

        assertThat(refusal.fault()).isEqualTo(SshFault.AUTHENTICATION);
        assertThat(refusal)
                .hasMessageContaining("no ssh-agent; " + folder.resolve("none") + " (does not exist); " + strange)
                .hasMessageContaining("ssh-copy-id -p " + server.port() + " pi@127.0.0.1");
    }

    @Test
    void aNamedKeyFileThatDoesNotExistIsSaidAtOnce() {
        SshException refusal = refusal(new JschConnector(
                SshIdentity.file(folder.resolve("none"), PassphrasePrompt.nobody()),
                known,
                HostKeyDecision.acceptNew()));

        assertThat(refusal.fault()).isEqualTo(SshFault.LOCAL);
        assertThat(refusal).hasMessageContaining("none does not exist");
    }

    @Test
    void nothingListensOnThePort() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        SshException refusal = refusal(connector(HostKeyDecision.acceptNew()), new SshTarget("pi", "127.0.0.1", free));

        assertThat(refusal.fault()).isEqualTo(SshFault.REFUSED);
        assertThat(refusal)
                .hasMessageContaining("nothing listens on port " + free)
                .hasMessageContaining("systemctl enable");
    }

    @Test
    void aNameWithoutAnAddressIsSaid() {
        SshException refusal =
                refusal(connector(HostKeyDecision.acceptNew()), SshTarget.parse("pi@no-such-board.invalid"));

        assertThat(refusal.fault()).isEqualTo(SshFault.NAME_UNKNOWN);
        assertThat(refusal).hasMessageContaining("no-such-board.invalid");
    }

    @Test
    void aServerThatSaysNothingIsNotWaitedForForever() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            JschConnector hasty = new JschConnector(
                    SshIdentity.key("test", pair.privateKey()),
                    known,
                    HostKeyDecision.acceptNew(),
                    Duration.ofMillis(300));

            SshException refusal = refusal(hasty, new SshTarget("pi", "127.0.0.1", silent.getLocalPort()));

            assertThat(refusal.fault()).isEqualTo(SshFault.TIMEOUT);
        }
    }

    @Test
    void aJumpHostLeadsToABoardAndEachShowsItsOwnKey() throws Exception {
        try (EmbeddedServer second = new EmbeddedServer(folder.resolve("second"), "ssh-ed25519");
                EmbeddedServer board = new EmbeddedServer(folder.resolve("board"), "ecdsa")) {
            second.allow(pair.publicKey());
            board.allow(pair.publicKey());
            SshRoute route = new SshRoute(board.target(), List.of(server.target(), second.target()));

            try (SshConnection connection =
                    connector(HostKeyDecision.acceptNew()).connect(route)) {
                byte[] large = new byte[3_000_000];
                connection.write(large, "large", FileMode.READABLE);

                assertThat(connection.run(Script.command("pwd"), SHORT).output().strip())
                        .endsWith("/board");
                assertThat(connection.hostKey().line()).startsWith("ecdsa");
                assertThat(connection.jumpHostKeys())
                        .extracting(HostKey::name)
                        .containsExactly(
                                server.target().hostKeyName(), second.target().hostKeyName());
                assertThat(folder.resolve("board/large")).hasBinaryContent(large);
            }
            assertThat(Files.readAllLines(own)).hasSize(3);
        }
    }

    @Test
    void aJumpHostThatDoesNotReachTheBoardIsNamed() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        SshRoute route = new SshRoute(new SshTarget("pi", "127.0.0.1", free), List.of(server.target()));

        assertThatThrownBy(() -> connector(HostKeyDecision.acceptNew()).connect(route))
                .isInstanceOf(SshException.class)
                .hasMessageContaining("the jump host " + server.target() + " does not reach it");
    }

    private SshConnector connector(HostKeyDecision decision) {
        return new JschConnector(SshIdentity.key("test", pair.privateKey()), known, decision);
    }

    private SshException refusal(SshConnector connector) {
        return refusal(connector, server.target());
    }

    private static SshException refusal(SshConnector connector, SshTarget target) {
        return catchThrowableOfType(
                SshException.class,
                () -> connector.connect(SshRoute.direct(target)).close());
    }
}
