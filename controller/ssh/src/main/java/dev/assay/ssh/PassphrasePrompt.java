package dev.assay.ssh;

import java.util.Optional;

/** Asks a person for the passphrase of a key file. */
@FunctionalInterface
public interface PassphrasePrompt {
    /**
     * The passphrase of a key file; empty when nobody can or wants to answer, and the key is then passed over.
     *
     * @param keyFile path of the key file
     */
    Optional<String> passphrase(String keyFile);

    /** For use where nobody sits: passes encrypted keys over. */
    static PassphrasePrompt nobody() {
        return keyFile -> Optional.empty();
    }
}
