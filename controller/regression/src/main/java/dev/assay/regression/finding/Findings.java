package dev.assay.regression.finding;

import java.util.List;

/**
 * What a campaign says without any baseline.
 *
 * @param found one after the other as the cells are
 * @param constraints of the sweep, in its order
 */
public record Findings(List<Finding> found, List<ConstraintOutcome> constraints) {
    /** Of a campaign in which nothing was measured. */
    public static final Findings NONE = new Findings(List.of(), List.of());

    public Findings {
        found = List.copyOf(found);
        constraints = List.copyOf(constraints);
    }
}
