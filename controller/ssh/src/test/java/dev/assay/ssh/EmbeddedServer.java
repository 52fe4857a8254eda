package dev.assay.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.apache.sshd.server.shell.ProcessShellFactory;

/** An SSH server inside this process: its "board" is this machine's own shell, in a home folder of its own. */
final class EmbeddedServer implements AutoCloseable {
    private final SshServer server = SshServer.setUpDefaultServer();
    private final List<KeyPair> keys = new ArrayList<>();
    private final Set<PublicKey> allowed = ConcurrentHashMap.newKeySet();

    /** Listens on a free port of the loopback with a host key of the given kind, for instance {@code ssh-ed25519} or {@code ecdsa}. */
    EmbeddedServer(Path home, String... hostKeyTypes) throws IOException {
        this(home, List.of(hostKeyTypes), "");
    }

    /** The same, with a login shell that says something before each command. */
    EmbeddedServer(Path home, List<String> hostKeyTypes, String chatter) throws IOException {
        Files.createDirectories(home);
        for (String type : hostKeyTypes) {
            keys.add(newKey(type));
        }
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(keys));
        server.setPublickeyAuthenticator(
                (user, key, session) -> allowed.stream().anyMatch(one -> KeyUtils.compareKeys(one, key)));
        server.setCommandFactory((channel, command) -> {
            String line = "cd '" + home + "'; export HOME='" + home + "'; " + chatter + command;
            return new ProcessShellFactory(line, "/bin/sh", "-c", line).createShell(channel);
        });
        server.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
        server.start();
    }

    private static KeyPair newKey(String type) throws IOException {
        try {
            return switch (type) {
                case "ssh-ed25519" -> SecurityUtils.getKeyPairGenerator("EdDSA").generateKeyPair();
                case "ecdsa" -> KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
                case "ssh-rsa" -> KeyUtils.generateKeyPair("ssh-rsa", 2048);
                default -> throw new IllegalArgumentException(type);
            };
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    void allow(String publicKeyLine) {
        try {
            allowed.add(AuthorizedKeyEntry.parseAuthorizedKeyEntry(publicKeyLine)
                    .resolvePublicKey(null, Map.of(), PublicKeyEntryResolver.FAILING));
        } catch (IOException | GeneralSecurityException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    int port() {
        return server.getPort();
    }

    SshTarget target() {
        return new SshTarget("pi", "127.0.0.1", port());
    }

    /** As known_hosts writes the server's key of one type, after the name. */
    String hostKeyLine(String type) {
        return keys.stream()
                .map(pair -> PublicKeyEntry.toString(pair.getPublic()))
                .filter(line -> line.startsWith(type + " "))
                .findFirst()
                .orElseThrow();
    }

    /** Closes every connection, as a board does that is switched off. */
    void cut() {
        server.getActiveSessions().forEach(session -> session.close(true));
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
