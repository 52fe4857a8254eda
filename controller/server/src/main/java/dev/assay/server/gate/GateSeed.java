package dev.assay.server.gate;

import dev.assay.server.artifact.Sha256;

/** Seeds of gates: different for each cell, session and campaign seed, and the same whenever the same is asked. */
final class GateSeed {
    private static final int HEX_DIGITS_OF_LONG = 16;
    private static final int HEX = 16;

    private GateSeed() {}

    static long of(long campaignSeed, String... what) {
        String hash = Sha256.of(campaignSeed + "\n" + String.join("\n", what));
        return Long.parseUnsignedLong(hash.substring(0, HEX_DIGITS_OF_LONG), HEX);
    }
}
