package dev.assay.cli.waiting;

import java.io.Console;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The person in front of the terminal, if there is one. */
public interface Prompt {
    /** Their answer to a question; empty when nobody is there. */
    Optional<String> ask(String question);

    /** Their answer, which is not shown while they type; empty when nobody is there. */
    Optional<String> askSecret(String question);

    /** Nobody is there. */
    static Prompt nobody() {
        return new Prompt() {
            @Override
            public Optional<String> ask(String question) {
                return Optional.empty();
            }

            @Override
            public Optional<String> askSecret(String question) {
                return Optional.empty();
            }
        };
    }

    /** Set by the script when a person sits at standard input. */
    String TERMINAL_VARIABLE = "ASSAY_TERMINAL";

    /** The terminal of this process; nobody when the script did not see one. */
    @SuppressWarnings("SystemConsoleNull") // From JDK 22 on there always is a console, so the script is asked first.
    static Prompt ofTerminal(Map<String, String> environment) {
        @Nullable Console console = System.console();
        if (!environment.containsKey(TERMINAL_VARIABLE) || console == null) {
            return nobody();
        }
        return new Prompt() {
            @Override
            public Optional<String> ask(String question) {
                return Optional.ofNullable(console.readLine("%s ", question));
            }

            @Override
            public Optional<String> askSecret(String question) {
                return Optional.ofNullable(console.readPassword("%s ", question))
                        .map(String::new);
            }
        };
    }
}
