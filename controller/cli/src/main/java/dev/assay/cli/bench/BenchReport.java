package dev.assay.cli.bench;

import dev.assay.agent.session.SessionMeasurement;
import dev.assay.api.ArtifactRow;
import dev.assay.api.CampaignReport;
import dev.assay.api.CampaignState;
import dev.assay.api.CellRow;
import dev.assay.api.CellState;
import dev.assay.api.DeviceHealth;
import dev.assay.api.DeviceRow;
import dev.assay.api.DeviceState;
import dev.assay.api.FailureOwner;
import dev.assay.protocol.CodeIdentity;
import dev.assay.protocol.Environment;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.SessionPlan;
import dev.assay.regression.finding.Findings;
import dev.assay.regression.summary.SessionSummary;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One measured model as a report with one cell, so that it is shown and written like a campaign's. */
final class BenchReport {
    private static final double MILLIS_PER_SECOND = 1e3;

    private BenchReport() {}

    static CampaignReport of(
            SessionPlan plan, Environment environment, String device, SessionMeasurement measured, Instant finished) {
        Instant started = Instant.ofEpochMilli(Math.round(measured.startedAtEpochSeconds() * MILLIS_PER_SECOND));
        return new CampaignReport(
                CampaignReport.FORMAT,
                "bench",
                "bench",
                CampaignState.FINISHED,
                started.toString(),
                finished.truncatedTo(ChronoUnit.MILLIS).toString(),
                null,
                null,
                CodeIdentity.of(BenchReport.class),
                0,
                List.of(new DeviceRow(
                        device,
                        Map.of(),
                        environment,
                        environment.fingerprint(),
                        true,
                        null,
                        false,
                        DeviceState.IDLE,
                        DeviceHealth.UNKNOWN,
                        "",
                        null,
                        0)),
                List.of(cell(plan, device, measured)),
                null,
                Findings.NONE);
    }

    private static CellRow cell(SessionPlan plan, String device, SessionMeasurement measured) {
        SessionSummary summary = SessionSummary.of(
                measured.runs(), measured.accuracy(), measured.accuracyFailure(), measured.warnings());
        @Nullable
        RunFailure failure =
                summary.runsCompleted() > 0 ? null : summary.runFailures().get(0);
        return new CellRow(
                0,
                plan.label(),
                "as given",
                null,
                axes(plan),
                device,
                failure == null ? CellState.MEASURED : CellState.MEASURE_FAILED,
                failure == null ? null : failure.message(),
                failure == null ? null : owner(failure),
                new ArtifactRow(plan.model().sha256(), plan.model().bytes()),
                List.of(),
                List.of(),
                failure == null ? summary : null,
                null,
                false,
                null,
                false,
                null,
                List.of(),
                null);
    }

    private static FailureOwner owner(RunFailure failure) {
        return switch (failure.kind()) {
            case REFUSED -> FailureOwner.SWEEP_AUTHOR;
            case CRASHED, OUT_OF_MEMORY, TIMED_OUT, NOT_BEGUN -> FailureOwner.LAB;
        };
    }

    private static Map<String, String> axes(SessionPlan plan) {
        Map<String, String> axes = new LinkedHashMap<>();
        axes.put("provider", plan.run().provider());
        axes.put("threads", Integer.toString(plan.run().threads()));
        axes.put("batch", Integer.toString(plan.run().batch()));
        return axes;
    }
}
