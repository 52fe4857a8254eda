package dev.assay.registration.probe;

import dev.assay.ssh.HostKeyDecision;
import dev.assay.ssh.JschConnector;
import dev.assay.ssh.KnownHosts;
import dev.assay.ssh.SshConnection;
import dev.assay.ssh.SshIdentity;
import dev.assay.ssh.SshKeyPair;
import dev.assay.ssh.SshRoute;
import dev.assay.ssh.SshTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.AcceptAllPublickeyAuthenticator;
import org.apache.sshd.server.shell.ProcessShellFactory;

/** This machine as a board: an SSH server in this process, whose commands run in a shell of choice. */
final class LocalBoard implements AutoCloseable {
    private final SshServer server = SshServer.setUpDefaultServer();

    /**
     * Starts the server.
     *
     * @param shell command line that stands for the board's {@code sh}
     */
    LocalBoard(Path home, String shell) throws IOException, GeneralSecurityException {
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(
                KeyPairProvider.wrap(SecurityUtils.getKeyPairGenerator("EdDSA").generateKeyPair()));
        server.setPublickeyAuthenticator(AcceptAllPublickeyAuthenticator.INSTANCE);
        server.setCommandFactory((channel, command) -> {
            String line = "cd '" + home + "'; export HOME='" + home + "'; "
                    + command.replace("exec sh ", "exec " + shell + " ");
            return new ProcessShellFactory(line, "/bin/sh", "-c", line).createShell(channel);
        });
        server.start();
    }

    SshConnection login() throws IOException {
        return new JschConnector(
                        SshIdentity.key("test", SshKeyPair.generate("test").privateKey()),
                        KnownHosts.pinned(List.of()),
                        HostKeyDecision.acceptNew())
                .connect(SshRoute.direct(new SshTarget("pi", "127.0.0.1", server.getPort())));
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
