package dev.assay.regression.verdict;

import org.jspecify.annotations.Nullable;

/**
 * What is said of one metric of one variant on one device.
 *
 * @param reason always one of {@code state}
 * @param change what was seen; null when nothing was measured
 * @param limits what it was held against; null when there is no verdict, or identical sides made limits needless
 * @param observations pairs of runs or examples that the verdict rests on, of all sessions together
 * @param smallestVisible the smallest change that as many observations with this scatter would have decided, in the unit of
 *     {@code change}, positive; null when nothing is random or nothing is known
 * @param moreNeeded how many further observations would decide if they looked like those so far; null when decided, or when no
 *     reasonable number would
 * @param explanation one sentence for people: what was found, what would be right
 */
public record Verdict(
        GatedMetric metric,
        VerdictState state,
        VerdictReason reason,
        @Nullable Change change,
        @Nullable Limits limits,
        int observations,
        @Nullable Double smallestVisible,
        @Nullable Integer moreNeeded,
        String explanation) {
    public Verdict {
        if (reason.state() != state) {
            throw new IllegalArgumentException("reason " + reason + " explains " + reason.state() + ", not " + state);
        }
    }

    /** One that rests on no observation. */
    public static Verdict withoutEvidence(GatedMetric metric, VerdictReason reason, String explanation) {
        return new Verdict(metric, reason.state(), reason, null, null, 0, null, null, explanation);
    }

    /** The same evidence, read in another way. */
    public Verdict because(VerdictReason other, String otherExplanation) {
        return new Verdict(
                metric,
                other.state(),
                other,
                change,
                limits,
                observations,
                smallestVisible,
                moreNeeded,
                otherExplanation + "; otherwise: " + explanation);
    }

    /** Whether a gate that holds this verdict must not let the candidate through. */
    public boolean blocks() {
        return switch (state) {
            case FAIL -> true;
            case PASS, IMPROVED, INCONCLUSIVE, NO_VERDICT -> false;
        };
    }

    /** For people: {@code PASS(identical)}, {@code INCONCLUSIVE(outliers)}; the reason is left out where it says nothing new. */
    public String label() {
        return switch (reason) {
            case WITHIN_LIMIT, BEYOND_LIMIT, BETTER -> state.name();
            case IDENTICAL,
                    CONFIGURATION_CHANGED,
                    NOISY,
                    FUTILE,
                    OUTLIERS,
                    UNEVEN_DISTURBANCE,
                    NOT_REPRODUCED,
                    NOT_CONFIRMED,
                    NO_STEADY_STATE,
                    TOO_FEW_EXAMPLES,
                    STOPPED_EARLY,
                    NOT_MEASURED,
                    UNLIKE_ENVIRONMENTS,
                    REJECTED_PAIRS,
                    NOT_AFFORDABLE,
                    NO_BASELINE -> state.name() + "(" + reason.text() + ")";
        };
    }
}
