package dev.assay.agent.run;

import dev.assay.protocol.AccuracyReport;
import dev.assay.protocol.ModelProfile;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.Warning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run's process hands back as a JSON file: exactly one of the five, and what made it doubtful.
 *
 * @param timing for {@link RunRequest.Mode#MEASURE}
 * @param accuracy for {@link RunRequest.Mode#SCORE}
 * @param engine for {@link RunRequest.Mode#PROBE}
 * @param profile for {@link RunRequest.Mode#PROFILE}
 * @param failure when the work could not be done, in words for people
 */
public record RunOutcome(
        @Nullable Timing timing,
        @Nullable AccuracyReport accuracy,
        @Nullable EngineFacts engine,
        @Nullable ModelProfile profile,
        @Nullable RunFailure failure,
        List<Warning> warnings) {
    public RunOutcome {
        warnings = List.copyOf(warnings);
    }

    static RunOutcome of(Timing timing, List<Warning> warnings) {
        return new RunOutcome(timing, null, null, null, null, warnings);
    }

    static RunOutcome of(AccuracyReport accuracy) {
        return new RunOutcome(null, accuracy, null, null, null, List.of());
    }

    static RunOutcome of(EngineFacts engine) {
        return new RunOutcome(null, null, engine, null, null, List.of());
    }

    static RunOutcome of(ModelProfile profile) {
        return new RunOutcome(null, null, null, profile, null, List.of());
    }

    /** No result, and why. */
    public static RunOutcome of(RunFailure failure) {
        return new RunOutcome(null, null, null, null, failure, List.of());
    }
}
