package dev.assay.optimizer.calibrate;

/** A model that cannot be run on its calibration data; the message says where, what was found and what was expected. */
public final class CalibrationException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With a sentence for the user. */
    public CalibrationException(String message) {
        super(message);
    }

    /** With a sentence for the user, and what lies behind it. */
    public CalibrationException(String message, Throwable cause) {
        super(message, cause);
    }
}
