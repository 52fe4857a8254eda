package dev.assay.protocol;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All that a device saw while it held one lease: {@code POST /api/v1/agent/jobs/{jobId}/report}. Sent again until it is
 * acknowledged; the controller stores it once.
 *
 * <p>Of a paired session {@code runs} are the candidate's, one per pair, so that whatever reads an ordinary session reads what it
 * would see of the candidate. No sample is sent twice: the baseline's runs are in {@code baseline}, and {@link #pairs} puts both
 * together.
 *
 * @param startedAtEpochSeconds by the device's own clock
 * @param accuracy null when the plan asks for no scoring, or when it failed (then {@code accuracyFailure} says why)
 * @param baseline the other arm of a paired session, with as many runs; null for an ordinary session
 * @param profile null when none was asked for, or when it could not be made: then a warning says why
 */
public record SessionReport(
        String jobId,
        long fencingToken,
        String deviceId,
        Environment environment,
        double startedAtEpochSeconds,
        List<RunReport> runs,
        @Nullable AccuracyReport accuracy,
        @Nullable RunFailure accuracyFailure,
        List<Warning> warnings,
        @Nullable BaselineReport baseline,
        @Nullable ModelProfile profile) {
    public SessionReport {
        runs = List.copyOf(runs);
        warnings = List.copyOf(warnings);
        if (baseline != null && baseline.runs().size() != runs.size()) {
            throw new IllegalArgumentException(
                    baseline.runs().size() + " runs of the baseline; expected " + runs.size() + ", one per pair");
        }
    }

    /** Has no profile. */
    public SessionReport(
            String jobId,
            long fencingToken,
            String deviceId,
            Environment environment,
            double startedAtEpochSeconds,
            List<RunReport> runs,
            @Nullable AccuracyReport accuracy,
            @Nullable RunFailure accuracyFailure,
            List<Warning> warnings,
            @Nullable BaselineReport baseline) {
        this(
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
                null);
    }

    /** Every pair in the order of measuring, those of rejected blocks included; empty for an ordinary session. */
    public List<PairReport> pairs() {
        if (baseline == null) {
            return List.of();
        }
        return IntStream.range(0, runs.size())
                .mapToObj(index -> PairReport.of(index, baseline.runs().get(index), runs.get(index)))
                .toList();
    }

    /** How the baseline of a paired session answered; null for an ordinary session, and as {@link BaselineReport} says. */
    public @Nullable AccuracyReport baselineAccuracy() {
        return baseline == null ? null : baseline.accuracy();
    }
}
