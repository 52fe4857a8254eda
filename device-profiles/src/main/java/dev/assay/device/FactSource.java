package dev.assay.device;

/** Where a fact of a profile was taken from that nobody has seen on a board. */
public enum FactSource {
    /** Data sheet or product page of the board or its chip. */
    VENDOR("vendor"),
    /** Device tree or driver in the Linux kernel. */
    KERNEL("kernel"),
    /** Table of cores and their instruction sets in a compiler. */
    COMPILER("compiler"),
    /** Published by users of the board. */
    COMMUNITY("community"),
    /** What people who work with such boards know; the weakest. */
    GENERAL_KNOWLEDGE("general-knowledge");

    private final String text;

    FactSource(String text) {
        this.text = text;
    }

    /** As it is written in a profile. */
    public String text() {
        return text;
    }
}
