package dev.assay.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.KeyPair;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
    @TempDir
    Path folder;

    private EmbeddedServer server;

    @BeforeEach
    void start() throws Exception {
        server = new EmbeddedServer(folder.resolve("home"), "ssh-ed25519");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void theKeyFilesInTheUsualPlacesAreTried() throws Exception {
        SshKeyPair pair = SshKeyPair.generate("usual");
        server.allow(pair.publicKey());
        Files.createDirectories(folder.resolve(".ssh"));
        Files.writeString(folder.resolve(".ssh/id_ed25519"), pair.privateKey());

        connect(SshIdentity.usual(folder, null, PassphrasePrompt.nobody())).close();
    }

    @Test
    void anEncryptedKeyAsksForItsPassphrase() throws Exception {
        Path file = encryptedKey("correct horse");
        String[] asked = new String[1];

        connect(SshIdentity.file(file, keyFile -> {
                    asked[0] = keyFile;
                    return Optional.of("correct horse");
                }))
                .close();

        assertThat(asked[0]).isEqualTo(file.toString());
    }

    @Test
    void anEncryptedKeyWithoutAnAnswerIsPassedOver() throws Exception {
        Path file = encryptedKey("correct horse");

        SshException refusal = catchThrowableOfType(
                SshException.class,
                () -> connect(SshIdentity.file(file, PassphrasePrompt.nobody())).close());

        assertThat(refusal.fault()).isEqualTo(SshFault.AUTHENTICATION);
        assertThat(refusal).hasMessageContaining(file + " (with a passphrase)");
    }

    @Test
    void theSshAgentSignsAndIsNotChanged() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/ssh-agent")), "needs OpenSSH's ssh-agent");
        SshKeyPair pair = SshKeyPair.generate("agent");
        server.allow(pair.publicKey());
        Path other = privateFile("other", SshKeyPair.generate("other").privateKey());
        // Not below the temporary folder of the test: a socket's path has at most 107 bytes.
        Path socket = Files.createTempDirectory("agent").resolve("s");
        Process agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).start();
        try {
            while (!Files.exists(socket) && agent.isAlive()) {
                Thread.sleep(5);
            }
            Path file = privateFile("in-agent", pair.privateKey());
            agentTool(socket, "ssh-add", "-q", file.toString());
            String before = agentTool(socket, "ssh-add", "-l");

            connect(new SshIdentity(
                            socket.toString(),
                            List.of(new SshIdentity.KeyFile(other, true)),
                            PassphrasePrompt.nobody()))
                    .close();

            assertThat(before).contains("ED25519");
            assertThat(agentTool(socket, "ssh-add", "-l")).isEqualTo(before);
        } finally {
            agent.destroy();
            agent.waitFor();
        }
    }

    @Test
    void anAgentThatDoesNotAnswerIsSaid() {
        SshException refusal = catchThrowableOfType(
                SshException.class,
                () -> connect(new SshIdentity(
                                folder.resolve("no-socket").toString(), List.of(), PassphrasePrompt.nobody()))
                        .close());

        assertThat(refusal.fault()).isEqualTo(SshFault.AUTHENTICATION);
        assertThat(refusal).hasMessageContaining("no-socket (it does not answer)");
    }

    @Test
    void aSecretIsNotInAnyText() {
        SshKeyPair pair = SshKeyPair.generate("quiet");

        assertThat(pair.privateKey()).startsWith("-----BEGIN OPENSSH PRIVATE KEY-----");
        assertThat(pair.toString()).doesNotContain("PRIVATE");
        assertThat(SshIdentity.key("the farm's key", pair.privateKey()).toString())
                .contains("the farm's key")
                .doesNotContain("PRIVATE");
    }

    private SshConnection connect(SshIdentity identity) throws SshException {
        return new JschConnector(identity, KnownHosts.pinned(List.of()), HostKeyDecision.acceptNew())
                .connect(SshRoute.direct(server.target()));
    }

    private Path encryptedKey(String passphrase) throws Exception {
        KeyPair pair = KeyPair.genKeyPair(new JSch(), KeyPair.ED25519);
        ByteArrayOutputStream secret = new ByteArrayOutputStream();
        pair.writeOpenSSHv1PrivateKey(secret, passphrase.getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream open = new ByteArrayOutputStream();
        pair.writePublicKey(open, "encrypted");
        server.allow(open.toString(StandardCharsets.UTF_8).strip());
        return Files.write(folder.resolve("encrypted"), secret.toByteArray());
    }

    private Path privateFile(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text);
    }

    private static String agentTool(Path socket, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SSH_AUTH_SOCK", socket.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
