package dev.assay.protocol;

/**
 * The version of the words in this package, negotiated when an agent registers: who speaks another one is told who must update, and gets
 * no work. So whoever is given a job understands all of it.
 *
 * <ol>
 *   <li>Sessions of one variant.
 *   <li>Paired sessions. An agent of version 1 would overlook {@link SessionPlan#pairs} and measure the candidate alone.
 * </ol>
 */
public final class ProtocolVersion {
    /** The version this build speaks. Raised when an old peer could misunderstand a message, not when a field is added. */
    public static final int CURRENT = 2;

    private ProtocolVersion() {}
}
