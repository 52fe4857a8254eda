package dev.assay.api;

import dev.assay.regression.incident.Cause;
import java.util.List;

/**
 * What most likely made an incident.
 *
 * @param value name of what is suspected: of the model, the device, …; empty when nothing is
 * @param basis what it follows from
 * @param facts for people: which bytes and environments changed, and which cells moved
 */
public record CauseRow(Cause.Kind kind, String value, Basis basis, List<String> facts) {
    /** What a cause follows from. */
    public enum Basis {
        /** From what changed between the last value before and the first after: the model, its artifact, the environment. */
        CHANGED,
        /** From what the cells that moved have in common, and those that did not move have not. */
        CONTRAST
    }

    public CauseRow {
        facts = List.copyOf(facts);
    }
}
