package dev.assay.agent.run;

/** The model, its data or the plan cannot work together. The message says what was found and what would be right. */
final class RunRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RunRefusedException(String message) {
        super(message);
    }

    RunRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
