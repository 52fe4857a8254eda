package dev.assay.regression.judgement;

import dev.assay.protocol.ArtifactRef;
import java.util.List;

/**
 * Everything besides the raw reports that the verdicts of one cell depend on; stored with them.
 *
 * @param format {@value #FORMAT}; raised when the same inputs begin to mean other verdicts
 * @param seed of permutations that are too many to count
 * @param pairsMax that a session may have, those of rejected blocks included
 */
public record GateInputs(
        String format, ArtifactRef baseline, ArtifactRef candidate, long seed, int pairsMax, List<MetricTerms> terms) {
    /** The version of this record. */
    public static final String FORMAT = "assay-gate/1";

    public GateInputs {
        terms = List.copyOf(terms);
    }

    /** Whether both sides are the same bytes. */
    boolean areSidesSame() {
        return baseline.sha256().equals(candidate.sha256());
    }
}
