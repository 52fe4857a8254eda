package dev.assay.regression.verdict;

/** Why a verdict is what it is. Each belongs to one state. */
public enum VerdictReason {
    /** The smallest change that must be caught is excluded. */
    WITHIN_LIMIT(VerdictState.PASS, "within the limit"),
    /** Same artifact, runtime and settings, or the same answer to every example: there is nothing to measure. */
    IDENTICAL(VerdictState.PASS, "identical"),
    /** Worse by more than is tolerated. */
    BEYOND_LIMIT(VerdictState.FAIL, "beyond the limit"),
    /** Ran on other hardware or in another way than the baseline: a change of configuration, whatever the time it took. */
    CONFIGURATION_CHANGED(VerdictState.FAIL, "ran in another configuration"),
    /** Better by more than is tolerated the other way. */
    BETTER(VerdictState.IMPROVED, "better"),
    /** All pairs that the budget allows were measured, and the noise hides the answer. */
    NOISY(VerdictState.INCONCLUSIVE, "too noisy"),
    /** More pairs of the budget would hardly decide, so that they were not measured. */
    FUTILE(VerdictState.INCONCLUSIVE, "too noisy for the budget"),
    /** The mean says one thing and the ranks another: a few odd pairs make the difference. */
    OUTLIERS(VerdictState.INCONCLUSIVE, "outliers"),
    /** Nothing is seen where nothing disturbs, but the candidate was disturbed far more often, perhaps by itself. */
    UNEVEN_DISTURBANCE(VerdictState.INCONCLUSIVE, "the candidate was disturbed more"),
    /** Seen in one session and not in a fresh one. */
    NOT_REPRODUCED(VerdictState.INCONCLUSIVE, "not reproduced"),
    /** Seen in one session; no fresh one could be measured. */
    NOT_CONFIRMED(VerdictState.INCONCLUSIVE, "not confirmed"),
    /** Latency never settled in most of the runs. */
    NO_STEADY_STATE(VerdictState.INCONCLUSIVE, "no steady state"),
    /** The examples are too few for the margin. */
    TOO_FEW_EXAMPLES(VerdictState.INCONCLUSIVE, "too few examples"),
    /** The measurement ended before there was enough of it. */
    STOPPED_EARLY(VerdictState.INCONCLUSIVE, "stopped early"),
    /** Nothing came back from the device. */
    NOT_MEASURED(VerdictState.NO_VERDICT, "not measured"),
    /** The two sides would have been measured under unlike conditions. */
    UNLIKE_ENVIRONMENTS(VerdictState.NO_VERDICT, "unlike environments"),
    /** Too many pairs were thrown away, by rules set before they were measured. */
    REJECTED_PAIRS(VerdictState.NO_VERDICT, "too many pairs rejected"),
    /** The device's noise does not allow to see what must be caught. */
    NOT_AFFORDABLE(VerdictState.NO_VERDICT, "not affordable"),
    /** Nobody has accepted a baseline. */
    NO_BASELINE(VerdictState.NO_VERDICT, "no baseline");

    private final VerdictState state;
    private final String text;

    VerdictReason(VerdictState state, String text) {
        this.state = state;
        this.text = text;
    }

    /** The only state that it explains. */
    public VerdictState state() {
        return state;
    }

    /** A few words for people, lower case. */
    public String text() {
        return text;
    }
}
