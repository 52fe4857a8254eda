package dev.assay.protocol;

/**
 * The answer to {@link EnrolmentRequest}.
 *
 * @param deviceToken secret of this device alone, without a pin; shown once, stored by the controller as a hash
 */
public record EnrolmentReceipt(String deviceName, String deviceToken) {
    /** Everything but the secret, which must not reach a log. */
    @Override
    public String toString() {
        return "EnrolmentReceipt[" + deviceName + "]";
    }
}
