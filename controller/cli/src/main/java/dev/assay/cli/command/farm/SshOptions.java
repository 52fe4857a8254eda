package dev.assay.cli.command.farm;

import dev.assay.cli.command.Surroundings;
import dev.assay.ssh.HostKeyDecision;
import dev.assay.ssh.JschConnector;
import dev.assay.ssh.KnownHosts;
import dev.assay.ssh.PassphrasePrompt;
import dev.assay.ssh.SshConnector;
import dev.assay.ssh.SshIdentity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command logs in to a board. */
final class SshOptions {
    @Option(
            names = "--identity",
            paramLabel = "FILE",
            description =
                    "log in with this private key; otherwise with the ssh-agent's keys and the usual ones in ~/.ssh")
    private @Nullable Path identity;

    @Option(
            names = "--accept-host-key",
            paramLabel = "SHA256:…",
            description = "trust a new board that shows this key, and no other; otherwise you are asked")
    private @Nullable String fingerprint;

    @Option(
            names = {"-y", "--yes"},
            description = "answer every question with yes; a changed host key is refused all the same")
    private boolean isYes;

    /**
     * Logs in as asked for.
     *
     * @param vouched host keys that the farm knows, as in known_hosts
     */
    SshConnector connector(Surroundings surroundings, List<String> vouched) {
        Path home = Path.of(surroundings.environment().getOrDefault("HOME", "."));
        String config = surroundings.environment().getOrDefault("XDG_CONFIG_HOME", "");
        Path own = (config.isBlank() ? home.resolve(".config") : Path.of(config)).resolve("assay/known_hosts");
        PassphrasePrompt passphrases = file -> surroundings.prompt().askSecret("passphrase of " + file + ":");
        String agent = surroundings.environment().get("SSH_AUTH_SOCK");
        return new JschConnector(
                identity == null
                        ? SshIdentity.usual(home, agent, passphrases)
                        : SshIdentity.file(identity, passphrases),
                KnownHosts.inFiles(home.resolve(".ssh/known_hosts"), own),
                decision(surroundings, vouched));
    }

    private HostKeyDecision decision(Surroundings surroundings, List<String> vouched) {
        if (fingerprint != null) {
            return HostKeyDecision.onlyFingerprint(fingerprint);
        }
        return key -> vouched.contains(key.line())
                || allows(
                        surroundings,
                        "new host " + key.name() + " shows the key " + key.fingerprint() + ". Is that the board's?");
    }

    /** Whether a person says yes, now or with {@code --yes}. */
    boolean allows(Surroundings surroundings, String question) {
        if (isYes) {
            surroundings.err().println("! " + question + " yes (--yes)");
            return true;
        }
        Optional<String> answer = surroundings.prompt().ask(question + " [y/N]");
        return answer.filter(text -> text.strip().matches("(?i)y|yes")).isPresent();
    }
}
