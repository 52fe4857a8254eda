package dev.assay.regression.admission;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Draws the few identical pairs that are measured all the same: permanent A/A evidence of how often the farm cries wolf. The same key is
 * always drawn, or never.
 */
public final class CanaryDraw {
    /** One in fifty. */
    public static final double USUAL_SHARE = 0.02;

    private CanaryDraw() {}

    /**
     * Whether the gate is one of them.
     *
     * @param key of the gate: campaign, variant and device
     * @param share of the keys to draw, in [0, 1]
     */
    public static boolean isDrawn(String key, double share) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            // 53 bits, so that the quotient is exact and below 1.
            return (ByteBuffer.wrap(hash).getLong() >>> 11) * 0x1p-53 < share;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
