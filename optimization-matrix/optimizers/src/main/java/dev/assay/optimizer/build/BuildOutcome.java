package dev.assay.optimizer.build;

import org.jspecify.annotations.Nullable;

/**
 * How a build ended: exactly one of both is there.
 *
 * @param report what was made; null when nothing was
 * @param failure why nothing was made; null when something was
 */
public record BuildOutcome(
        @Nullable BuildReport report, @Nullable BuildFailure failure) {
    public BuildOutcome {
        if ((report == null) == (failure == null)) {
            throw new IllegalArgumentException(
                    "report is " + report + " and failure is " + failure + "; expected exactly one of both");
        }
    }

    /** The variant is there. */
    public static BuildOutcome built(BuildReport report) {
        return new BuildOutcome(report, null);
    }

    /** The variant is not there, nor anything else. */
    public static BuildOutcome failed(BuildFailure.Kind kind, String sentence) {
        return new BuildOutcome(null, new BuildFailure(kind, sentence));
    }
}
