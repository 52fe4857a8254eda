package dev.assay.server.influx;

import dev.assay.api.CellState;
import dev.assay.influx.point.Point;
import dev.assay.influx.schema.BenchField;
import dev.assay.influx.schema.InfluxSchema;
import dev.assay.influx.schema.Measurement;
import dev.assay.protocol.Environment;
import dev.assay.regression.summary.AccuracySummary;
import dev.assay.regression.summary.EnergySummary;
import dev.assay.regression.summary.Estimate;
import dev.assay.regression.summary.LatencySummary;
import dev.assay.regression.summary.MemorySummary;
import dev.assay.regression.summary.SessionConditions;
import dev.assay.regression.summary.SessionSummary;
import org.jspecify.annotations.Nullable;

/** The fields of {@code bench}. */
final class BenchPoint {
    private BenchPoint() {}

    /** Without tags. */
    static Point of(ToldCell cell, @Nullable CellStanding standing) {
        Point point = new Point(Measurement.BENCH)
                .whole(BenchField.STATE_CODE, InfluxSchema.code(cell.state()))
                .text(BenchField.STATE, cell.state().name())
                .text(BenchField.REASON, cell.reason())
                .text(BenchField.OWNER, cell.owner())
                .text(BenchField.CAMPAIGN, cell.campaignId())
                .whole(BenchField.CAMPAIGN_CELLS, cell.campaignCells())
                .whole(BenchField.CELL, cell.place().cellIndex())
                .flag(BenchField.REUSED, cell.state() == CellState.REUSED)
                .text(BenchField.REVISION, cell.revision())
                .text(BenchField.BRANCH_NAME, cell.branch())
                .text(BenchField.VARIANT_ID, cell.variantId())
                .text(BenchField.ARTIFACT_SHA256, cell.artifactSha256())
                .whole(BenchField.MODEL_BYTES, cell.artifactSha256() == null ? null : (Long) cell.artifactBytes());
        ToldCell.Session session = cell.session();
        if (session != null) {
            point.text(BenchField.REPORT_SHA256, session.rawSha256());
            summary(point, session.summary());
            conditions(point, session.conditions());
            environment(point, session.environment());
            standing(point, standing);
        }
        return point;
    }

    private static void summary(Point point, SessionSummary summary) {
        LatencySummary latency = summary.latency();
        if (latency != null) {
            estimate(point, BenchField.LATENCY_P50, BenchField.LATENCY_P50_HALF_WIDTH, latency.p50Seconds());
            estimate(point, BenchField.LATENCY_P90, BenchField.LATENCY_P90_HALF_WIDTH, latency.p90Seconds());
            estimate(point, BenchField.LATENCY_P99, BenchField.LATENCY_P99_HALF_WIDTH, latency.p99Seconds());
            point.real(BenchField.LATENCY_MIN, latency.minSeconds());
        }
        point.real(BenchField.LOAD, value(summary.loadSeconds()))
                .real(BenchField.FIRST_INFERENCE, value(summary.firstInferenceSeconds()))
                .real(BenchField.WARMUP, value(summary.warmupSeconds()))
                .whole(BenchField.RUNS_COMPLETED, summary.runsCompleted())
                .whole(BenchField.RUNS_FAILED, summary.runFailures().size())
                .whole(BenchField.RUNS_STEADY, summary.runsSteady());
        MemorySummary memory = summary.memory();
        if (memory != null) {
            estimate(point, BenchField.MEMORY_PEAK, BenchField.MEMORY_PEAK_HALF_WIDTH, memory.peakBytes());
            point.real(BenchField.MEMORY_LOADED, memory.loadedBytes().value());
        }
        energy(point, summary.energy());
        AccuracySummary accuracy = summary.accuracy();
        if (accuracy != null) {
            point.real(BenchField.ACCURACY, accuracy.value())
                    .text(BenchField.ACCURACY_METRIC, accuracy.metric())
                    .whole(BenchField.ACCURACY_EXAMPLES, accuracy.examples());
        }
    }

    private static void energy(Point point, @Nullable EnergySummary energy) {
        if (energy != null) {
            estimate(point, BenchField.ENERGY_GROSS, BenchField.ENERGY_GROSS_HALF_WIDTH, energy.grossJoules());
            estimate(point, BenchField.ENERGY_NET, BenchField.ENERGY_NET_HALF_WIDTH, energy.netJoules());
            point.real(BenchField.ENERGY_SENSOR_HALF_WIDTH, energy.sensorUncertaintyJoules())
                    .text(BenchField.ENERGY_SOURCE, energy.source())
                    .text(
                            BenchField.ENERGY_GRADE,
                            energy.grade() == null ? null : energy.grade().name());
        }
    }

    private static void conditions(Point point, @Nullable SessionConditions conditions) {
        if (conditions != null) {
            estimate(
                    point,
                    BenchField.LATENCY_MEAN,
                    BenchField.LATENCY_MEAN_HALF_WIDTH,
                    conditions.meanLatencySeconds());
            point.real(BenchField.CELSIUS_START, conditions.celsiusStart())
                    .real(BenchField.CELSIUS_MAX, conditions.celsiusMax())
                    .code(BenchField.THROTTLED, conditions.throttled())
                    .real(BenchField.QUIET_SHARE, conditions.quietShare());
        }
    }

    private static void environment(Point point, @Nullable Environment environment) {
        if (environment != null) {
            point.text(BenchField.ONNXRUNTIME_VERSION, environment.onnxRuntimeVersion())
                    .text(BenchField.AGENT_VERSION, environment.agentVersion());
        }
    }

    private static void standing(Point point, @Nullable CellStanding standing) {
        if (standing != null) {
            point.code(BenchField.PARETO, standing.isOnFront());
            standing.fronts().forEach(point::whole);
            if (standing.change() != null) {
                point.real(BenchField.ACCURACY_CHANGE, standing.change().points())
                        .flag(
                                BenchField.ACCURACY_CHANGE_PROVEN,
                                standing.change().isProven());
            }
        }
    }

    private static void estimate(Point point, BenchField field, BenchField halfWidth, @Nullable Estimate estimate) {
        if (estimate != null) {
            point.real(field, estimate.value()).real(halfWidth, estimate.halfWidth());
        }
    }

    private static @Nullable Double value(@Nullable Estimate estimate) {
        return estimate == null ? null : (Double) estimate.value();
    }
}
