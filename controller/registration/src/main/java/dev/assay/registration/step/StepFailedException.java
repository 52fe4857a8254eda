package dev.assay.registration.step;

/** A step could not be done, and a person must act. The message says what was found. */
public final class StepFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * A failure.
     *
     * @param remedy what to do; empty when the message says it
     */
    public StepFailedException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** What to do; may be empty. */
    public String remedy() {
        return remedy;
    }
}
