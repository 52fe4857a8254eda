package dev.assay.ssh;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By which keys we log in; they are tried in the order of the components.
 *
 * @param agentSocket the ssh-agent's socket, as {@code SSH_AUTH_SOCK} names it; null for no agent
 * @param keyFiles private keys; those that do not exist are passed over unless {@code required}
 * @param required whether each key file must exist: true for files that a person named
 * @param passphrases asked for the encrypted ones among them
 */
public record SshIdentity(
        @Nullable String agentSocket, List<Path> keyFiles, boolean required, PassphrasePrompt passphrases) {
    public SshIdentity {
        keyFiles = List.copyOf(keyFiles);
    }

    /** The ssh-agent of the environment, and the usual key files in a home folder. */
    public static SshIdentity usual(Path home, @Nullable String agentSocket, PassphrasePrompt passphrases) {
        Path folder = home.resolve(".ssh");
        return new SshIdentity(
                agentSocket,
                List.of(folder.resolve("id_ed25519"), folder.resolve("id_ecdsa"), folder.resolve("id_rsa")),
                false,
                passphrases);
    }

    /** One key file that a person named, and nothing else. */
    public static SshIdentity file(Path keyFile, PassphrasePrompt passphrases) {
        return new SshIdentity(null, List.of(keyFile), true, passphrases);
    }
}
