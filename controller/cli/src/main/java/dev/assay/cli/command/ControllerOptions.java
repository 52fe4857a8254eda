package dev.assay.cli.command;

import dev.assay.cli.local.RunningController;
import dev.assay.cli.report.ExitCodes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which controller a command talks to. */
public final class ControllerOptions {
    private static final String CONTROLLER_VARIABLE = "ASSAY_CONTROLLER";
    private static final String TOKEN_VARIABLE = "ASSAY_TOKEN";

    @Option(names = "--controller", paramLabel = "URL", description = "use the controller that listens there")
    private @Nullable URI controller;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "your token; ASSAY_TOKEN in the environment is better: other users cannot see it")
    private @Nullable String token;

    @Option(names = "--token-file", paramLabel = "FILE", description = "your token is the content of this file")
    private @Nullable Path tokenFile;

    /** Whether a person named one on the command line. */
    boolean isNamed() {
        return controller != null;
    }

    /**
     * The controller that was named, or that the environment names, or that runs in the folder.
     *
     * @param home of a farm on this machine
     * @throws CommandFailedException when there is none, or no token for it
     */
    public Controller controller(Surroundings surroundings, Path home) {
        Optional<Controller> named = namedController(surroundings);
        if (named.isPresent()) {
            return named.get();
        }
        Optional<RunningController> local = RunningController.in(home);
        if (local.isEmpty()) {
            throw new CommandFailedException(
                    ExitCodes.WRONG_INPUT,
                    "which controller? none runs in " + home + "; expected --controller URL, or " + CONTROLLER_VARIABLE
                            + " in the environment, or \"assay serve\" in this folder");
        }
        boolean hasToken = token != null || tokenFile != null;
        return Controller.of(
                local.get().url(),
                hasToken ? token(surroundings) : read(local.get().tokenFile()));
    }

    /**
     * The controller that was named, or that the environment names; empty when neither does.
     *
     * @throws CommandFailedException when there is no token for it
     */
    Optional<Controller> namedController(Surroundings surroundings) {
        String variable = surroundings.environment().getOrDefault(CONTROLLER_VARIABLE, "");
        if (controller != null) {
            return Optional.of(Controller.of(controller, token(surroundings)));
        }
        return variable.isBlank()
                ? Optional.empty()
                : Optional.of(Controller.of(address(variable.strip()), token(surroundings)));
    }

    private static URI address(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException(
                    ExitCodes.WRONG_INPUT,
                    CONTROLLER_VARIABLE + " is \"" + text + "\"; expected http://HOST:PORT or https://HOST:PORT");
        }
    }

    private String token(Surroundings surroundings) {
        if (token != null) {
            return token.strip();
        }
        if (tokenFile != null) {
            return read(tokenFile);
        }
        String variable = surroundings.environment().getOrDefault(TOKEN_VARIABLE, "");
        if (variable.isBlank()) {
            throw new CommandFailedException(
                    ExitCodes.WRONG_INPUT,
                    "no token; expected --token-file FILE, or " + TOKEN_VARIABLE + " in the environment");
        }
        return variable.strip();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new CommandFailedException(
                    ExitCodes.WRONG_INPUT, "--token-file: " + file + " cannot be read; expected your token");
        }
    }
}
