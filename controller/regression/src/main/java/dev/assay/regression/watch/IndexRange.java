package dev.assay.regression.watch;

/** Places in a series, both ends included, {@code 0 <= first <= last}. */
public record IndexRange(int first, int last) {
    public IndexRange {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("range " + first + ".." + last + "; expected 0 <= first <= last");
        }
    }

    /** Whether they have a place in common. */
    public boolean overlaps(IndexRange other) {
        return first <= other.last && other.first <= last;
    }
}
