package dev.assay.protocol;

/** The version of the words in this package, negotiated when an agent registers. */
public final class ProtocolVersion {
    /** The version this build speaks. Raised when an old peer could misunderstand a message, not when a field is added. */
    public static final int CURRENT = 1;

    private ProtocolVersion() {}
}
