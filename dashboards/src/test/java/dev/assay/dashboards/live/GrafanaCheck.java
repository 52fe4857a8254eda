package dev.assay.dashboards.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.dashboards.GrafanaFolder;
import dev.assay.dashboards.json.Json;
import dev.assay.dashboards.lint.DashboardFile;
import dev.assay.dashboards.query.Expansion;
import dev.assay.influx.real.InfluxProgram;
import dev.assay.influx.real.RealInflux;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The files as a real Grafana reads them; {@code .ci/grafana} makes one and runs this, no other build does. */
@ParameterizedClass
@MethodSource("dev.assay.influx.real.InfluxProgram#writable")
class GrafanaCheck {
    private static final Duration ALERTS_MAX = Duration.ofMinutes(5);

    /** Grafana asks about its own present. */
    @SuppressWarnings("NullAway.Init") // start is called first
    private static Instant now;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path folder;

    @SuppressWarnings("NullAway.Init") // start is called first
    private static RealInflux influx;

    @SuppressWarnings("NullAway.Init") // start is called first
    private static RealGrafana grafana;

    @SuppressWarnings("NullAway.Init") // start is called first
    private static Webhook webhook;

    @Parameter
    @SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // JUnit sets it; start is told
    InfluxProgram program;

    @BeforeParameterizedClassInvocation
    static void start(InfluxProgram program) throws IOException, InterruptedException {
        now = InstantSource.system().instant();
        Path own = folder.resolve(program.name());
        influx = RealInflux.start(program, Files.createDirectories(own.resolve("influx")));
        influx.createDatabase(Servers.DATABASE);
        influx.write(Servers.DATABASE, SampleFarm.lines(now));
        webhook = new Webhook();
        grafana = new RealGrafana(
                Files.createDirectories(own.resolve("grafana")),
                Map.of(
                        "ASSAY_INFLUX_URL", influx.url(),
                        "ASSAY_INFLUX_DATABASE", Servers.DATABASE,
                        "ASSAY_INFLUX_TOKEN",
                                influx.terms(Servers.DATABASE).credentials().orElse("none"),
                        "ASSAY_ALERT_WEBHOOK", webhook.url()));
    }

    @AfterParameterizedClassInvocation
    static void end() {
        if (grafana != null) {
            grafana.close();
        }
        if (webhook != null) {
            webhook.close();
        }
        if (influx != null) {
            influx.close();
        }
    }

    @Test
    void everythingThatIsProvisionedIsThereAndNothingIsComplainedOf() throws IOException {
        assertThat(grafana.complaints()).isEmpty();
        assertThat(titles("/api/search?type=dash-db", "title"))
                .containsExactlyInAnyOrderElementsOf(GrafanaFolder.dashboards().stream()
                        .map(file -> Json.textAt(file.json(), "title"))
                        .toList());
        assertThat(titles("/api/search?type=dash-folder", "title")).containsExactly("Assay");
        assertThat(titles("/api/v1/provisioning/alert-rules", "uid"))
                .containsExactlyInAnyOrder(
                        "assay-regressed",
                        "assay-quarantined",
                        "assay-silent",
                        "assay-incident",
                        "assay-nothing-written");
        assertThat(titles("/api/v1/provisioning/contact-points", "name")).contains("assay");
        assertThat(Json.textAt(grafana.get("/api/v1/provisioning/policies"), "receiver"))
                .isEqualTo("assay");
    }

    private static List<String> titles(String path, String key) {
        return grafana.list(path).stream()
                .map(one -> String.valueOf(((Map<?, ?>) one).get(key)))
                .toList();
    }

    @Test
    void theDataSourceReachesTheServer() {
        assertThat(Json.textAt(grafana.get("/api/datasources/uid/assay-influx/health"), "status"))
                .isEqualTo("OK");
    }

    @Test
    void everyPanelIsAnsweredThroughGrafana() {
        List<String> faults = new ArrayList<>();
        int asked = 0;
        for (DashboardFile file : GrafanaFolder.dashboards()) {
            Map<String, List<String>> values = Choice.AT_FIRST.values(file, influx, Servers.DATABASE, begin(), now);
            for (AskedQuery query : AskedQuery.ofPanels(file)) {
                asked++;
                if (rows(query, values) == 0) {
                    faults.add(query.where() + ": nothing\n    " + query.influxQl());
                }
            }
        }

        assertThat(asked).isGreaterThan(50);
        assertThat(faults).isEmpty();
    }

    private static Instant begin() {
        return now.minus(Duration.ofDays(30));
    }

    private static int rows(AskedQuery query, Map<String, List<String>> values) {
        Map<String, Object> asked = Json.object(
                "refId",
                "A",
                "datasource",
                Map.of("type", "influxdb", "uid", "assay-influx"),
                "rawQuery",
                true,
                "resultFormat",
                query.isTable() ? "table" : "time_series",
                "query",
                Expansion.fill(query.influxQl(), values));
        Map<String, Object> answer = grafana.post(
                "/api/ds/query",
                Map.of(
                        "queries", List.of(asked),
                        "from", Long.toString(begin().toEpochMilli()),
                        "to", Long.toString(now.toEpochMilli())));
        Map<String, Object> result = Json.objectAt(Json.objectAt(answer, "results"), "A");
        return Json.objectsAt(result, "frames").stream()
                .map(frame -> Json.listAt(Json.objectAt(frame, "data"), "values"))
                .filter(columns -> !columns.isEmpty())
                .mapToInt(columns -> ((List<?>) columns.get(0)).size())
                .sum();
    }

    @Test
    void theRulesFireAndTheirWebhookHears() throws InterruptedException {
        List<String> expected =
                List.of("A gated branch regressed", "A device is quarantined", "An incident was opened");

        long giveUp = System.nanoTime() + ALERTS_MAX.toNanos();
        while (System.nanoTime() < giveUp && !expected.stream().allMatch(GrafanaCheck::isHeardOf)) {
            Thread.sleep(1_000);
        }

        assertThat(expected).allMatch(GrafanaCheck::isHeardOf);
        assertThat(webhook.received()).noneMatch(body -> body.contains("Nothing is written any more"));
    }

    private static boolean isHeardOf(String rule) {
        return webhook.received().stream().anyMatch(body -> body.contains(rule));
    }
}
