package dev.assay.regression.bisection;

/**
 * A commit that may have changed the level.
 *
 * @param id as the repository knows it
 * @param artifact hash of all that would be measured: the same for builds that cannot differ
 * @param weight how much it is suspected before anything is measured, above 0; only ratios count
 */
public record Commit(String id, String artifact, double weight) {
    public Commit {
        if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("commit " + id + " weighs " + weight + "; expected more than 0");
        }
    }
}
