package dev.assay.regression.finding;

/** What can be wrong with a variant, whatever the baseline. */
public enum FindingKind {
    /** Computes with integers, and is proven slower than without. */
    QUANTIZED_SLOWER("quantized, and slower for it"),
    /** Has lost weights, and is neither proven faster nor smaller for it. */
    PRUNED_IN_VAIN("pruned, and neither faster nor smaller for it"),
    /** Has factorized matrices, and is neither proven faster nor smaller for it. */
    FACTORIZED_IN_VAIN("factorized, and neither faster nor smaller for it"),
    /** Is proven less accurate than fp32, and neither proven faster nor smaller. */
    ACCURACY_LOST_IN_VAIN("less accurate, and neither faster nor smaller than fp32"),
    /** Another variant is in nothing proven worse and in something proven better. */
    DOMINATED("dominated by another variant"),
    /** A constraint of the sweep is proven broken. */
    CONSTRAINT_BROKEN("over a limit of the sweep");

    private final String words;

    FindingKind(String words) {
        this.words = words;
    }

    /** What it is, after the name of the variant or as a heading. */
    public String words() {
        return words;
    }
}
