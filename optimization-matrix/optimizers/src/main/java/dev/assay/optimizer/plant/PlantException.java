package dev.assay.optimizer.plant;

/** Nothing can be planted into this model; the message says why, for people. */
public final class PlantException extends Exception {
    private static final long serialVersionUID = 1L;

    PlantException(String message) {
        super(message);
    }

    PlantException(String message, Throwable cause) {
        super(message, cause);
    }
}
