package dev.assay.api;

/**
 * The verdicts of a gated campaign, counted; what is settled until now when it still runs.
 *
 * @param failed regressions that block
 * @param waived regressions that somebody lets through for a while
 * @param undecided that prove nothing
 * @param passed without a change that must be caught
 * @param improved that became better
 */
public record VerdictTally(int failed, int waived, int undecided, int passed, int improved) {
    /** Of a campaign of which nothing is settled yet. */
    public static final VerdictTally NONE = new VerdictTally(0, 0, 0, 0, 0);
}
