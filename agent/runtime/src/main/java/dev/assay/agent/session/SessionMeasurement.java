package dev.assay.agent.session;

import dev.assay.protocol.AccuracyReport;
import dev.assay.protocol.BaselineReport;
import dev.assay.protocol.Environment;
import dev.assay.protocol.ModelProfile;
import dev.assay.protocol.PairPlan;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.RunReport;
import dev.assay.protocol.SessionPlan;
import dev.assay.protocol.SessionReport;
import dev.assay.protocol.Task;
import dev.assay.protocol.Warning;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a session gave, before it is known whose it is.
 *
 * @param runs of a paired session those of the candidate, one per pair
 * @param accuracy null when not asked for, or when it failed: then {@code accuracyFailure} says why
 * @param baseline the other arm of a paired session; null for an ordinary session
 * @param profile null when not asked for, or when it could not be made: then a warning says why
 */
public record SessionMeasurement(
        double startedAtEpochSeconds,
        List<RunReport> runs,
        @Nullable AccuracyReport accuracy,
        @Nullable RunFailure accuracyFailure,
        List<Warning> warnings,
        @Nullable BaselineReport baseline,
        @Nullable ModelProfile profile) {
    public SessionMeasurement {
        runs = List.copyOf(runs);
        warnings = List.copyOf(warnings);
    }

    /** Has no profile. */
    public SessionMeasurement(
            double startedAtEpochSeconds,
            List<RunReport> runs,
            @Nullable AccuracyReport accuracy,
            @Nullable RunFailure accuracyFailure,
            List<Warning> warnings,
            @Nullable BaselineReport baseline) {
        this(startedAtEpochSeconds, runs, accuracy, accuracyFailure, warnings, baseline, null);
    }

    /** Nothing could be run: every run says so, and the controller sees a report instead of a silent device. */
    public static SessionMeasurement failed(double startedAtEpochSeconds, SessionPlan plan, RunFailure why) {
        RunFailure unscored = plan.task() == Task.NONE ? null : why;
        PairPlan pairs = plan.pairs();
        if (pairs == null) {
            return new SessionMeasurement(
                    startedAtEpochSeconds, failures(plan.runs(), why), null, unscored, List.of(), null);
        }
        ArmRuns runs = ArmRuns.of(pairs, failures(2 * pairs.pairsMax(), why));
        return new SessionMeasurement(
                startedAtEpochSeconds,
                runs.candidate(),
                null,
                unscored,
                List.of(),
                new BaselineReport(runs.baseline(), null, unscored));
    }

    private static List<RunReport> failures(int count, RunFailure why) {
        return IntStream.range(0, count)
                .mapToObj(index -> new RunReport(index, null, why, List.of()))
                .toList();
    }

    /** The same as the report for one lease. */
    public SessionReport toReport(String jobId, long fencingToken, String deviceId, Environment environment) {
        return new SessionReport(
                jobId,
                fencingToken,
                deviceId,
                environment,
                startedAtEpochSeconds,
                runs,
                accuracy,
                accuracyFailure,
                warnings,
                baseline,
                profile);
    }
}
