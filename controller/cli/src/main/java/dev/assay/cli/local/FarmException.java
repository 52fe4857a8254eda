package dev.assay.cli.local;

/** The farm on this machine does not work. The message is for people and says where the logs are. */
public final class FarmException extends Exception {
    private static final long serialVersionUID = 1L;

    FarmException(String message) {
        super(message);
    }
}
