package dev.assay.protocol;

import java.util.List;

/**
 * In which order the four runs of a block are made; A is the baseline, B the candidate.
 *
 * <p>The order of block {@code b} of a session is a function of the plan's seed: the {@code b + 1}th output of SplitMix64 begun with the
 * seed; its highest bit 0 means ABBA, 1 means BAAB. (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014, with
 * variant 13 of Stafford's constants.) It is written out here because nothing promises that the generators of every JVM stay as they are.
 */
public enum BlockOrder {
    /** Baseline, candidate, candidate, baseline. */
    ABBA(List.of(Arm.BASELINE, Arm.CANDIDATE, Arm.CANDIDATE, Arm.BASELINE)),
    /** Candidate, baseline, baseline, candidate. */
    BAAB(List.of(Arm.CANDIDATE, Arm.BASELINE, Arm.BASELINE, Arm.CANDIDATE));

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
    private final List<Arm> arms;

    BlockOrder(List<Arm> arms) {
        this.arms = arms;
    }

    /** The order of the {@code block}th block, counted from 0. */
    public static BlockOrder of(long seed, int block) {
        return mix(seed + (block + 1L) * GOLDEN_GAMMA) >= 0 ? ABBA : BAAB;
    }

    /** The four runs. */
    public List<Arm> arms() {
        return arms;
    }

    static long mix(long state) {
        long z = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
