package dev.assay.evidence.check;

/**
 * Who vouches for a bundle.
 *
 * @param fingerprint of the key that it is signed with; empty when there is none
 */
public record SignatureCheck(Standing standing, String fingerprint) {
    /** What the signature is worth. */
    public enum Standing {
        /** Made with the key that the reader trusts. */
        TRUSTED,
        /** Made with the key that the bundle brings itself: nobody has said that it is the controller's. */
        NOT_COMPARED,
        /** Made with another key than the one that the reader trusts. */
        OTHER_KEY,
        /** Not made of this manifest, or not there. */
        BROKEN
    }

    /** Whether the bundle must not be believed. */
    public boolean isRefuted() {
        return switch (standing) {
            case TRUSTED, NOT_COMPARED -> false;
            case OTHER_KEY, BROKEN -> true;
        };
    }
}
