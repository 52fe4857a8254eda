package dev.assay.ssh;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By which keys we log in: first the agent's, then the others in their order.
 *
 * @param agentSocket the ssh-agent's socket, as {@code SSH_AUTH_SOCK} names it; null for no agent
 * @param keys private keys; those that are encrypted need the prompt
 */
public record SshIdentity(@Nullable String agentSocket, List<Key> keys, PassphrasePrompt passphrases) {
    public SshIdentity {
        keys = List.copyOf(keys);
    }

    /** A private key. */
    public sealed interface Key permits KeyFile, KeyText {}

    /**
     * A private key in a file.
     *
     * @param required whether the file must exist: true where a person named it, false for the usual places
     */
    public record KeyFile(Path path, boolean required) implements Key {}

    /**
     * A private key in memory.
     *
     * @param name for messages
     * @param text in OpenSSH's format, not encrypted
     */
    public record KeyText(String name, String text) implements Key {
        /** Without the key: a record's own would put it into logs. */
        @Override
        public String toString() {
            return "KeyText[" + name + "]";
        }
    }

    /** The ssh-agent of the environment, and the usual key files in a home folder. */
    public static SshIdentity usual(Path home, @Nullable String agentSocket, PassphrasePrompt passphrases) {
        Path folder = home.resolve(".ssh");
        List<Key> files = List.of(
                new KeyFile(folder.resolve("id_ed25519"), false),
                new KeyFile(folder.resolve("id_ecdsa"), false),
                new KeyFile(folder.resolve("id_rsa"), false));
        return new SshIdentity(agentSocket, files, passphrases);
    }

    /** One key file that a person named, and nothing else. */
    public static SshIdentity file(Path keyFile, PassphrasePrompt passphrases) {
        return new SshIdentity(null, List.of(new KeyFile(keyFile, true)), passphrases);
    }

    /** One key in memory, and nothing else. */
    public static SshIdentity key(String name, String text) {
        return new SshIdentity(null, List.of(new KeyText(name, text)), PassphrasePrompt.nobody());
    }
}
