package dev.assay.registration.step;

/** A step could not be done, and a person must act. The message says what was found. */
public final class StepFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String remedy;
    private final boolean isShown;

    /**
     * A failure.
     *
     * @param remedy what to do; empty when the message says it
     */
    public StepFailedException(String message, String remedy) {
        this(message, remedy, false);
    }

    private StepFailedException(String message, String remedy, boolean isShown) {
        super(message);
        this.remedy = remedy;
        this.isShown = isShown;
    }

    /** The same failure, after the log of the steps heard of it. */
    StepFailedException shown() {
        return new StepFailedException(String.valueOf(getMessage()), remedy, true);
    }

    /** Whether the log of the steps has heard of it. */
    public boolean isShown() {
        return isShown;
    }

    /** What to do; may be empty. */
    public String remedy() {
        return remedy;
    }
}
