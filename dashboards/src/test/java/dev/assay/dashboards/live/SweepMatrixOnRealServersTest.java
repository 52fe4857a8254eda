package dev.assay.dashboards.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.CellState;
import dev.assay.dashboards.GrafanaFolder;
import dev.assay.dashboards.lint.DashboardFile;
import dev.assay.dashboards.query.Expansion;
import dev.assay.influx.point.Point;
import dev.assay.influx.real.InfluxProgram;
import dev.assay.influx.real.RealInflux;
import dev.assay.influx.real.Series;
import dev.assay.influx.schema.BenchField;
import dev.assay.influx.schema.InfluxSchema;
import dev.assay.influx.schema.Measurement;
import dev.assay.influx.schema.Tag;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A variant that was measured with several runtime settings has one place in the matrix. */
class SweepMatrixOnRealServersTest {
    private static final Instant END = Instant.parse("2026-11-21T12:00:00Z");
    private static final String ONE_THREAD = "1";
    private static final String FOUR_THREADS = "4";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @ParameterizedTest
    @MethodSource("dev.assay.influx.real.InfluxProgram#wanted")
    void theNewestSettingIsShownOrTheOneThatIsChosen(InfluxProgram program) throws Exception {
        try (RealInflux influx = RealInflux.start(program, folder)) {
            influx.createDatabase(Servers.DATABASE);
            influx.write(
                    Servers.DATABASE,
                    List.of(
                            cell("fp32", FOUR_THREADS, 0.001, Duration.ofHours(2)),
                            cell("fp32", ONE_THREAD, 0.003, Duration.ofHours(1)),
                            cell("static-int8", ONE_THREAD, 0.002, Duration.ofHours(2)),
                            cell("static-int8", FOUR_THREADS, 0.0005, Duration.ofHours(1))));

            assertThat(matrix(influx, Map.of())).isEqualTo(Map.of("fp32", 0.003, "static-int8", 0.0005));
            assertThat(matrix(influx, Map.of("threads", FOUR_THREADS)))
                    .isEqualTo(Map.of("fp32", 0.001, "static-int8", 0.0005));
        }
    }

    /** Row by row as Grafana puts them into the matrix: of two in one place it keeps the last. */
    private static Map<Object, Object> matrix(RealInflux influx, Map<String, String> chosen) {
        DashboardFile sweep = GrafanaFolder.dashboards().stream()
                .filter(file -> file.uid().equals("assay-sweep"))
                .findFirst()
                .orElseThrow();
        AskedQuery query = AskedQuery.ofPanels(sweep).stream()
                .filter(one -> one.where().contains("\"Latency p50 of $model\""))
                .findFirst()
                .orElseThrow();
        Map<String, List<String>> values =
                Choice.AT_FIRST.values(sweep, influx, Servers.DATABASE, END.minus(Duration.ofDays(1)), END, chosen);
        Series answer = influx.query(Servers.DATABASE, Expansion.fill(query.influxQl(), values))
                .get(0);
        Map<Object, Object> matrix = new HashMap<>();
        for (int row = 0; row < answer.rows().size(); row++) {
            matrix.put(
                    String.valueOf(answer.column("variant").get(row)),
                    String.valueOf(answer.column("latency_p50_seconds").get(row)));
        }
        matrix.replaceAll((variant, seconds) -> Double.valueOf(seconds.toString()));
        return matrix;
    }

    private static String cell(String variant, String threads, double seconds, Duration ago) {
        Instant at = END.minus(ago);
        return new Point(Measurement.BENCH)
                .tag(Tag.SWEEP, "digits")
                .tag(Tag.MODEL, "student")
                .tag(Tag.VARIANT, variant)
                .tag(Tag.PROVIDER, "cpu")
                .tag(Tag.THREADS, threads)
                .tag(Tag.BATCH, "1")
                .tag(Tag.DEVICE, SampleFarm.GOOD)
                .tag(Tag.SIMULATED, "false")
                .whole(BenchField.STATE_CODE, InfluxSchema.code(CellState.MEASURED))
                .text(BenchField.CAMPAIGN, "digits-20261121-1")
                .real(BenchField.LATENCY_P50, seconds)
                .line(at.getEpochSecond() * 1_000_000_000L);
    }
}
