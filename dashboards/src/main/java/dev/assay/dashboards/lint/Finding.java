package dev.assay.dashboards.lint;

/**
 * Something that breaks a rule.
 *
 * @param where file and place in it
 * @param found what stands there
 * @param expected what would be right
 */
public record Finding(String where, String found, String expected) {
    @Override
    public String toString() {
        return where + ": " + found + "; expected " + expected;
    }
}
