package dev.assay.regression.incident;

import dev.assay.regression.watch.IndexRange;
import java.util.Optional;

/**
 * The commits of a branch of which one is to blame, both ends included; commits are counted along the branch.
 *
 * @param first at least 0
 * @param last at least {@code first}
 */
public record CommitRange(int first, int last) {
    public CommitRange {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("commits " + first + ".." + last + "; expected 0 <= first <= last");
        }
    }

    /**
     * The commits between the last value that must have been before the change and the first that must have been after it.
     *
     * @param changed where the first changed value may be
     * @param commits the commit of each value of the series, rising
     */
    public static CommitRange of(IndexRange changed, int[] commits) {
        int lastGood = changed.first() == 0 ? commits[0] - 1 : commits[changed.first() - 1];
        int firstBad = commits[changed.last()];
        return new CommitRange(Math.min(lastGood + 1, firstBad), firstBad);
    }

    /** The commits that are in both. */
    public Optional<CommitRange> and(CommitRange other) {
        int from = Math.max(first, other.first);
        int to = Math.min(last, other.last);
        return from <= to ? Optional.of(new CommitRange(from, to)) : Optional.empty();
    }

    /** Commits in it, at least 1. */
    public int size() {
        return last - first + 1;
    }
}
