package dev.assay.evidence.bundle;

/**
 * Something in a bundle is not what it should be.
 *
 * @param where the entry, with the field in it where that is known
 * @param found what is there
 * @param expected what would be right
 */
public record Discrepancy(String where, String found, String expected) {
    /** {@code sweep.yaml: found …; expected …}. */
    public String text() {
        return where + ": found " + found + "; expected " + expected;
    }
}
