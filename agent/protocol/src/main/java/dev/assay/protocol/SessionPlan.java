package dev.assay.protocol;

import org.jspecify.annotations.Nullable;

/**
 * What one lease asks of a device: so many runs of one variant, each in a fresh process.
 *
 * @param label for people: {@code mobilenetv2 · static-int8 · rank=0.5}
 * @param testData the test set as NPZ, with its expected answers for classification; null when there is none
 * @param runs fresh processes, at least 1
 * @param cooldownSecondsMax longest wait for the device to return to its idle temperature before a run
 */
public record SessionPlan(
        String label,
        ArtifactRef model,
        @Nullable ArtifactRef testData,
        Task task,
        RunPlan run,
        int runs,
        double cooldownSecondsMax) {
    public SessionPlan {
        if (runs < 1) {
            throw new IllegalArgumentException("runs is " + runs + "; expected at least 1");
        }
    }
}
