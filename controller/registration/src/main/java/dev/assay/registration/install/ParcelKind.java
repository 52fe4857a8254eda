package dev.assay.registration.install;

/** What a parcel is for, and so where it belongs on a board. */
public enum ParcelKind {
    /** The agent. */
    BUNDLE("bundles"),
    /** A Java runtime. */
    RUNTIME("runtimes");

    private final String folder;

    ParcelKind(String folder) {
        this.folder = folder;
    }

    String folder() {
        return folder;
    }
}
