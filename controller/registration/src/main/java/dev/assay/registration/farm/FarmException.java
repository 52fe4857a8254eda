package dev.assay.registration.farm;

/** The controller refused, or does not answer. The message is for people. */
public final class FarmException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * A failure.
     *
     * @param remedy what to do; empty when the message says it
     */
    public FarmException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** What to do; may be empty. */
    public String remedy() {
        return remedy;
    }
}
