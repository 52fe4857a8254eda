package dev.assay.cli.command;

import dev.assay.cli.client.ApiException;
import dev.assay.cli.report.ExitCodes;

/** A command cannot go on. The message is for the person who typed it; there is no stack trace to see. */
public final class CommandFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    /**
     * A failure.
     *
     * @param exitCode see {@link ExitCodes}
     */
    public CommandFailedException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** The controller refused, or does not answer. */
    public static CommandFailedException of(ApiException e) {
        String message = e.getMessage() + (e.problems().isEmpty() ? "" : "\n" + String.join("\n", e.problems()));
        if (e.isAboutTheToken()) {
            message = "the token was not accepted: " + message;
        }
        return new CommandFailedException(e.isRefusal() ? ExitCodes.WRONG_INPUT : ExitCodes.FARM_FAILED, message);
    }

    /** What was typed cannot be meant so. */
    public static CommandFailedException wrongInput(String message) {
        return new CommandFailedException(ExitCodes.WRONG_INPUT, message);
    }

    int exitCode() {
        return exitCode;
    }
}
