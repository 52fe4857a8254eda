package dev.assay.regression.verdict;

/** The five things that can be said; "nothing was found" is never taken for {@link #PASS}. */
public enum VerdictState {
    /** A change as large as must be caught is excluded. */
    PASS,
    /** The candidate is proven worse by more than is tolerated. */
    FAIL,
    /** The candidate is proven better by more than is tolerated the other way. Never blocks. */
    IMPROVED,
    /** It was measured, and the evidence does not decide. */
    INCONCLUSIVE,
    /** There is nothing that could be judged. */
    NO_VERDICT
}
