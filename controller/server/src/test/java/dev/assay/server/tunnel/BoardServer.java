package dev.assay.server.tunnel;

import dev.assay.api.SshAccess;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
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

/** A board that allows a key port forwarding, as a board with a tunnel does. */
final class BoardServer implements AutoCloseable {
    private final SshServer server = SshServer.setUpDefaultServer();
    private final Set<PublicKey> allowed = ConcurrentHashMap.newKeySet();
    private final KeyPair hostKey;

    BoardServer() throws IOException, GeneralSecurityException {
        hostKey = newKey();
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPublickeyAuthenticator(
                (user, key, session) -> allowed.stream().anyMatch(one -> KeyUtils.compareKeys(one, key)));
        server.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
        server.start();
    }

    static KeyPair newKey() throws GeneralSecurityException {
        return SecurityUtils.getKeyPairGenerator("EdDSA").generateKeyPair();
    }

    static String line(KeyPair pair) {
        return PublicKeyEntry.toString(pair.getPublic());
    }

    void allow(String publicKeyLine) throws IOException, GeneralSecurityException {
        allowed.add(AuthorizedKeyEntry.parseAuthorizedKeyEntry(publicKeyLine)
                .resolvePublicKey(null, Map.of(), PublicKeyEntryResolver.FAILING));
    }

    SshAccess access(List<Integer> tunnelPorts) {
        return new SshAccess("pi", "127.0.0.1", server.getPort(), List.of(), line(hostKey), List.of(), tunnelPorts);
    }

    int logins() {
        return server.getActiveSessions().size();
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
