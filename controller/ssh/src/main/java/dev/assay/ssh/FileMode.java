package dev.assay.ssh;

/** Who may do what with a file on a board. */
public enum FileMode {
    /** Its user alone: tokens, keys. */
    SECRET("600"),
    /** Everybody may read it. */
    READABLE("644"),
    /** Everybody may read and run it. */
    EXECUTABLE("755");

    private final String octal;

    FileMode(String octal) {
        this.octal = octal;
    }

    /** As {@code chmod} takes it. */
    String octal() {
        return octal;
    }
}
