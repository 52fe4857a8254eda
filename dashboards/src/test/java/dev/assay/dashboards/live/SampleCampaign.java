package dev.assay.dashboards.live;

import dev.assay.api.CellState;
import dev.assay.influx.point.Point;
import dev.assay.influx.schema.BenchField;
import dev.assay.influx.schema.InfluxSchema;
import dev.assay.influx.schema.Measurement;
import dev.assay.influx.schema.Tag;
import dev.assay.influx.schema.VerdictField;
import dev.assay.protocol.EnergyGrade;
import dev.assay.regression.verdict.GatedMetric;
import dev.assay.regression.verdict.VerdictState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One campaign of the sample farm: two models with three variants on some devices. */
final class SampleCampaign {
    static final int CELLS = 22;
    private static final List<String> MODELS = List.of("mobilenetv2", SampleFarm.FAILING_MODEL);
    private static final List<String> VARIANTS = List.of("fp32", "static-int8", "static-int8 rank=0.5");

    private final String sweep;
    private final String id;
    private final Instant at;
    private final List<String> lines = new ArrayList<>();
    private int cell;

    SampleCampaign(String sweep, String id, Instant at) {
        this.sweep = sweep;
        this.id = id;
        this.at = at;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    void cells(String device, boolean isSimulated) {
        for (String model : MODELS) {
            for (int i = 0; i < VARIANTS.size(); i++) {
                boolean isReused = i == 2;
                double scale = 1 + i * 0.1;
                Point point = cell(
                                model,
                                VARIANTS.get(i),
                                device,
                                isSimulated,
                                isReused ? CellState.REUSED : CellState.MEASURED)
                        .real(BenchField.LATENCY_P50, 0.002 / scale)
                        .real(BenchField.LATENCY_P50_HALF_WIDTH, 0.00001)
                        .real(BenchField.LATENCY_P90, 0.0023 / scale)
                        .real(BenchField.MEMORY_PEAK, 61e6 / scale)
                        .whole(BenchField.MODEL_BYTES, Math.round(834_123 / scale))
                        .real(BenchField.ACCURACY, 0.99 - i * 0.01)
                        .real(BenchField.ACCURACY_CHANGE, i == 0 ? null : -1.0 * i)
                        .flag(BenchField.ACCURACY_CHANGE_PROVEN, i == 0 ? null : Boolean.valueOf(i == 2))
                        .whole(BenchField.RUNS_COMPLETED, 5)
                        .code(BenchField.THROTTLED, false)
                        .code(BenchField.PARETO, i != 1)
                        .code(BenchField.FRONT_LATENCY, i != 1)
                        .code(BenchField.FRONT_ENERGY, i != 1)
                        .code(BenchField.FRONT_MEMORY, i != 1)
                        .code(BenchField.FRONT_SIZE, i != 1);
                energy(point, device, scale);
                add(point);
            }
        }
    }

    /** One device has no sensor, the others one of two grades. */
    private static void energy(Point point, String device, double scale) {
        if (!device.equals(SampleFarm.SILENT)) {
            EnergyGrade grade = device.equals(SampleFarm.GOOD) ? EnergyGrade.B : EnergyGrade.D;
            point.text(BenchField.ENERGY_GRADE, grade.name())
                    .text(BenchField.ENERGY_SOURCE, "hwmon:ina226")
                    .real(BenchField.ENERGY_NET, 0.006 / scale)
                    .real(BenchField.ENERGY_NET_HALF_WIDTH, 0.0001)
                    .real(BenchField.ENERGY_GROSS, 0.009 / scale)
                    .real(BenchField.ENERGY_GROSS_HALF_WIDTH, 0.0002)
                    .real(BenchField.ENERGY_SENSOR_HALF_WIDTH, 0.0001);
        }
    }

    void unmeasured(CellState state) {
        String device = state == CellState.SKIPPED ? null : SampleFarm.GOOD;
        add(cell(MODELS.get(0), "dynamic-int8 " + state.name(), device, false, state)
                .text(BenchField.REASON, "convolutions have no fast dynamic kernel")
                .text(BenchField.OWNER, "SWEEP_AUTHOR"));
    }

    void verdicts(boolean isWorse) {
        for (String model : MODELS) {
            boolean fails = isWorse && model.equals(SampleFarm.FAILING_MODEL);
            verdict(model, GatedMetric.LATENCY_P50, fails ? VerdictState.FAIL : VerdictState.PASS, "main");
            verdict(model, GatedMetric.PEAK_MEMORY, VerdictState.INCONCLUSIVE, "main");
            verdict(model, GatedMetric.ACCURACY, VerdictState.IMPROVED, "main");
            // Of a pull request, whose failures alarm nobody else.
            verdict(model, GatedMetric.LATENCY_P50, VerdictState.FAIL, InfluxSchema.OTHER);
        }
    }

    private void verdict(String model, GatedMetric metric, VerdictState state, String branch) {
        boolean fails = state == VerdictState.FAIL;
        add(new Point(Measurement.VERDICT)
                .tag(Tag.SWEEP, sweep)
                .tag(Tag.BRANCH, branch)
                .tag(Tag.MODEL, model)
                .tag(Tag.VARIANT, "static-int8")
                .tag(Tag.DEVICE, SampleFarm.GOOD)
                .tag(Tag.SIMULATED, "false")
                .tag(Tag.METRIC, metric.key())
                .whole(VerdictField.STATE_CODE, InfluxSchema.code(state))
                .text(VerdictField.STATE, state.name())
                .code(VerdictField.BLOCKING, fails)
                .text(VerdictField.REASON, "beyond the limit")
                .real(VerdictField.CHANGE, 0.121)
                .real(VerdictField.CHANGE_LOW, 0.11)
                .real(VerdictField.CHANGE_HIGH, 0.13)
                .real(VerdictField.CATCH_LIMIT, 0.03)
                .flag(VerdictField.WAIVED, false)
                .text(VerdictField.EXPLANATION, "12.1 % slower; at most 3 % is tolerated")
                .text(VerdictField.REVISION, "0b45f62")
                .text(VerdictField.BASELINE_REVISION, "d3c65e7")
                .text(VerdictField.BRANCH_NAME, "main")
                .text(VerdictField.CAMPAIGN, id)
                .whole(VerdictField.CELL, 4));
    }

    private Point cell(String model, String variant, @Nullable String device, boolean isSimulated, CellState state) {
        return new Point(Measurement.BENCH)
                .tag(Tag.SWEEP, sweep)
                .tag(Tag.BRANCH, "main")
                .tag(Tag.MODEL, model)
                .tag(Tag.VARIANT, variant)
                .tag(Tag.QUANTIZATION, variant.equals("fp32") ? "none" : "static-int8")
                .tag(Tag.PROVIDER, "cpu")
                .tag(Tag.THREADS, "1")
                .tag(Tag.BATCH, "1")
                .tag(Tag.DEVICE, device)
                .tag(Tag.SIMULATED, Boolean.toString(isSimulated))
                .whole(BenchField.STATE_CODE, InfluxSchema.code(state))
                .text(BenchField.STATE, state.name())
                .flag(BenchField.REUSED, state == CellState.REUSED)
                .text(BenchField.CAMPAIGN, id)
                .whole(BenchField.CAMPAIGN_CELLS, CELLS)
                .text(BenchField.REVISION, "0b45f62")
                .whole(BenchField.CELL, cell++);
    }

    private void add(Point point) {
        lines.add(point.line(at.getEpochSecond() * 1_000_000_000L + lines.size()));
    }
}
