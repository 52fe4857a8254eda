package dev.assay.ssh;

import com.jcraft.jsch.UserInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hands JSch's question for a passphrase on to ours; says no to all its other questions. */
final class Passphrases implements UserInfo {
    private static final String QUESTION = "Passphrase for ";

    private final PassphrasePrompt prompt;
    private @Nullable String answer;

    Passphrases(PassphrasePrompt prompt) {
        this.prompt = prompt;
    }

    @Override
    public boolean promptPassphrase(String message) {
        String keyFile = message.startsWith(QUESTION) ? message.substring(QUESTION.length()) : message;
        Optional<String> given = prompt.passphrase(keyFile);
        answer = given.orElse(null);
        return given.isPresent();
    }

    @Override
    public @Nullable String getPassphrase() {
        return answer;
    }

    @Override
    public boolean promptPassword(String ignored) {
        return false;
    }

    @Override
    public @Nullable String getPassword() {
        return null;
    }

    @Override
    public boolean promptYesNo(String ignored) {
        return false;
    }

    @Override
    public void showMessage(String ignored) {
        // A server's banner is of no use to a program.
    }
}
