package dev.assay.regression.incident;

import java.util.List;
import java.util.SortedMap;

/**
 * One event seen by one or more cells.
 *
 * @param commits that are suspect by all of them
 * @param changes at least one; all better or all worse
 * @param worse whether they are worse
 * @param cause the most likely one
 * @param evidence p-value of all of them together, in [0, 1]
 * @param cellsByFamily how many of them each kind of device has
 */
public record Incident(
        CommitRange commits,
        List<CellChange> changes,
        boolean worse,
        Cause cause,
        double evidence,
        SortedMap<String, Integer> cellsByFamily) {
    public Incident {
        changes = List.copyOf(changes);
    }
}
