package dev.assay.protocol;

import org.jspecify.annotations.Nullable;

/**
 * What one lease asks of a device: so many runs of one variant, or pairs of runs of two, each in a fresh process.
 *
 * @param label for people: {@code mobilenetv2 · static-int8 · rank=0.5}
 * @param testData the test set as NPZ, with its expected answers for classification; null when there is none
 * @param runs fresh processes, at least 1; of a paired session the most pairs, by which its length can be estimated
 * @param cooldownSecondsMax longest wait before a run for the device to return to its idle temperature, or to the one at which the
 *     first run of a paired session started
 * @param pairs null for an ordinary session
 * @param profile null when no profile is asked for, as always of a paired session
 */
public record SessionPlan(
        String label,
        ArtifactRef model,
        @Nullable ArtifactRef testData,
        Task task,
        RunPlan run,
        int runs,
        double cooldownSecondsMax,
        @Nullable PairPlan pairs,
        @Nullable ProfilePlan profile) {
    /** A session's report holds at most so many samples over all of its runs, of both arms if it is paired. */
    public static final int SAMPLES_MAX = 2_000_000;

    public SessionPlan {
        if (runs < 1) {
            throw new IllegalArgumentException("runs is " + runs + "; expected at least 1");
        }
        if (pairs != null && runs != pairs.pairsMax()) {
            throw new IllegalArgumentException("runs is " + runs + "; expected pairsMax, " + pairs.pairsMax());
        }
        if (pairs != null && profile != null) {
            throw new IllegalArgumentException("a paired session has no profile");
        }
    }

    /** Asks for no profile. */
    public SessionPlan(
            String label,
            ArtifactRef model,
            @Nullable ArtifactRef testData,
            Task task,
            RunPlan run,
            int runs,
            double cooldownSecondsMax,
            @Nullable PairPlan pairs) {
        this(label, model, testData, task, run, runs, cooldownSecondsMax, pairs, null);
    }
}
