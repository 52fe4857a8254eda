package dev.assay.regression.judgement;

import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.Environment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything besides the raw reports that the verdicts of one cell depend on; stored with them.
 *
 * @param format {@value #FORMAT}; raised when the same inputs begin to mean other verdicts
 * @param seed of permutations that are too many to count
 * @param pairsMax that a session may have, those of rejected blocks included
 * @param environment in which the pairs were to be measured, which is the baseline's; null when nobody noted it
 */
public record GateInputs(
        String format,
        ArtifactRef baseline,
        ArtifactRef candidate,
        long seed,
        int pairsMax,
        List<MetricTerms> terms,
        @Nullable Environment environment) {
    /** The version of this record. */
    public static final String FORMAT = "assay-gate/2";

    public GateInputs {
        terms = List.copyOf(terms);
    }

    /** Whether both sides are the same bytes. */
    boolean areSidesSame() {
        return baseline.sha256().equals(candidate.sha256());
    }
}
