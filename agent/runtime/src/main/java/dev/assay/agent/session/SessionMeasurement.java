package dev.assay.agent.session;

import dev.assay.protocol.AccuracyReport;
import dev.assay.protocol.Environment;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.RunReport;
import dev.assay.protocol.SessionReport;
import dev.assay.protocol.Warning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a session gave, before it is known whose it is.
 *
 * @param accuracy null when not asked for, or when it failed: then {@code accuracyFailure} says why
 */
public record SessionMeasurement(
        double startedAtEpochSeconds,
        List<RunReport> runs,
        @Nullable AccuracyReport accuracy,
        @Nullable RunFailure accuracyFailure,
        List<Warning> warnings) {
    public SessionMeasurement {
        runs = List.copyOf(runs);
        warnings = List.copyOf(warnings);
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
                null);
    }
}
