package dev.assay.regression.pareto;

import java.util.List;

/**
 * The points that no other point dominates. One dominates another when it is nowhere worse, and in at least one objective
 * better by more than the uncertainty of both. "Nowhere worse" compares the plain values, so that domination stays a
 * partial order and at least one point always remains.
 */
public final class ParetoFront {
    private ParetoFront() {}

    /**
     * Whether the point at {@code index} is on the front.
     *
     * @param points each with the same objectives in the same order
     */
    public static boolean holds(List<List<Objective>> points, int index) {
        List<Objective> candidate = points.get(index);
        for (int i = 0; i < points.size(); i++) {
            if (i != index && dominates(points.get(i), candidate)) {
                return false;
            }
        }
        return true;
    }

    private static boolean dominates(List<Objective> one, List<Objective> other) {
        boolean isProvenBetter = false;
        for (int i = 0; i < one.size(); i++) {
            if (one.get(i).value() > other.get(i).value()) {
                return false;
            }
            isProvenBetter |= one.get(i).isProvenBetterThan(other.get(i));
        }
        return isProvenBetter;
    }
}
