package dev.assay.registration;

import dev.assay.ssh.HostKeyDecision;
import dev.assay.ssh.JschConnector;
import dev.assay.ssh.KnownHosts;
import dev.assay.ssh.SshConnector;
import dev.assay.ssh.SshIdentity;
import dev.assay.ssh.SshKeyPair;
import dev.assay.ssh.SshRoute;
import dev.assay.ssh.SshTarget;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.AcceptAllPublickeyAuthenticator;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.apache.sshd.server.shell.ProcessShellFactory;

/**
 * A board of which only the outside is made up: an SSH server in this process runs this machine's own shell in a home folder of its own.
 * First on the path are programs of the test: an {@code id} that is no root, a {@code java} whose agent does nothing but be there.
 */
final class ScratchBoard implements AutoCloseable {
    private final SshServer server = SshServer.setUpDefaultServer();
    private final Path home;
    private final Path bin;
    private final SshKeyPair key = SshKeyPair.generate("test");

    ScratchBoard(Path folder) throws Exception {
        home = Files.createDirectories(folder.resolve("home/pi"));
        bin = Files.createDirectories(folder.resolve("bin"));
        program("id", "id.sh");
        program("sudo", "refuse.sh");
        program("systemctl", "refuse.sh");
        program("crontab", "crontab.sh");
        installJava();
        KeyPair hostKey = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPublickeyAuthenticator(AcceptAllPublickeyAuthenticator.INSTANCE);
        server.setCommandFactory((channel, command) -> {
            String line = "cd '" + home + "'; export HOME='" + home + "' PATH='" + bin + "':$PATH; unset JAVA_HOME; "
                    + command;
            return new ProcessShellFactory(line, "/bin/sh", "-c", line).createShell(channel);
        });
        server.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
        server.start();
    }

    /** From now on logins are good for going on to other hosts alone. */
    void refuseCommands() {
        server.setCommandFactory((channel, command) -> {
            String line = "echo 'This account is not available.' >&2; exit 1";
            return new ProcessShellFactory(line, "/bin/sh", "-c", line).createShell(channel);
        });
    }

    /** Puts a program of the test's resources on the board's path. */
    void program(String name, String resource) throws IOException {
        try (InputStream in = ScratchBoard.class.getResourceAsStream("board/" + resource)) {
            if (in == null) {
                throw new AssertionError("there is no board/" + resource);
            }
            Path program = bin.resolve(name);
            Files.deleteIfExists(program);
            Files.createDirectories(program.getParent());
            Files.copy(in, program);
            if (!program.toFile().setExecutable(true)) {
                throw new IOException(program + " cannot be made executable");
            }
        }
    }

    private void installJava() throws IOException {
        program("../jdk-17/bin/java", "java.sh");
        Files.createSymbolicLink(
                bin.resolve("java"), bin.resolve("../jdk-17/bin/java").normalize());
    }

    /** The folder of the agent. */
    Path agent() {
        return home.resolve(".local/share/assay-agent");
    }

    Path home() {
        return home;
    }

    SshRoute route() {
        return SshRoute.direct(target());
    }

    SshTarget target() {
        return new SshTarget("pi", "127.0.0.1", server.getPort());
    }

    /** Whom it lets in, as the file says. */
    Path authorizedKeys() {
        return home.resolve(".ssh/authorized_keys");
    }

    /** Logs in by the key that the board knows. */
    SshConnector connector() {
        return new JschConnector(
                SshIdentity.key("test", key.privateKey()),
                KnownHosts.inFiles(home.resolve("known_hosts"), home.resolve("../known_hosts")),
                HostKeyDecision.acceptNew());
    }

    /** Runs something on the board, as its user would; returns what it printed. */
    String shell(String script) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of("/bin/sh", "-c", script)).redirectErrorStream(true);
        builder.environment().put("HOME", home.toString());
        builder.environment().put("PATH", bin + ":" + System.getenv("PATH"));
        builder.directory(home.toFile());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    /** Ends what runs on the board, and the board. */
    @Override
    public void close() throws IOException {
        try {
            if (Files.isExecutable(agent().resolve("current/service"))) {
                shell("'" + agent() + "/current/service' stop '" + agent() + "'");
            }
            shell("systemctl --user stop assay-agent.service");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop(true);
    }
}
