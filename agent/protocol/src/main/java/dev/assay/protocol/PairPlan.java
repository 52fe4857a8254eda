package dev.assay.protocol;

/**
 * Makes a session a comparison: the baseline's runs and those of the plan's own model, the candidate, alternate in blocks of two pairs.
 *
 * @param seed decides the order within each block, see {@link BlockOrder}
 * @param pairsMax the session ends after so many pairs, those of rejected blocks included; even, 2 … {@value #PAIRS_MAX}
 */
public record PairPlan(ArtifactRef baseline, long seed, int pairsMax) {
    /** No session is longer, so that its report stays bounded. */
    public static final int PAIRS_MAX = 64;

    public PairPlan {
        if (pairsMax < PairBlock.PAIRS || pairsMax > PAIRS_MAX || pairsMax % PairBlock.PAIRS != 0) {
            throw new IllegalArgumentException("pairsMax is " + pairsMax + "; expected an even number from "
                    + PairBlock.PAIRS + " to " + PAIRS_MAX);
        }
    }

    /**
     * Whose run is made when.
     *
     * @param position 0-based over all runs of the session
     */
    public Arm arm(int position) {
        return BlockOrder.of(seed, position / PairBlock.RUNS).arms().get(position % PairBlock.RUNS);
    }
}
