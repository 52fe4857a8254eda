package dev.assay.dashboards.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.dashboards.GrafanaFolder;
import dev.assay.dashboards.json.Json;
import dev.assay.influx.real.InfluxProgram;
import dev.assay.influx.real.RealInflux;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules as they stand in their file, evaluated on real servers as Grafana does: each fires for what it should, and only for that. */
class AlertsOnRealServersTest extends OnRealServers {
    @ParameterizedTest
    @MethodSource("dev.assay.influx.real.InfluxProgram#wanted")
    void aRegressionOnABranchWithABaselineAlarmsAndAPullRequestDoesNot(InfluxProgram program) throws Exception {
        assertThat(firing("assay-regressed", program, END))
                .containsExactly(Map.of(
                        "sweep", "digits",
                        "branch", "main",
                        "model", SampleFarm.FAILING_MODEL,
                        "variant", "static-int8",
                        "device", SampleFarm.GOOD,
                        "metric", "latency_p50"));
    }

    @ParameterizedTest
    @MethodSource("dev.assay.influx.real.InfluxProgram#wanted")
    void aRegressionThatPassedLaterAlarmsNobody(InfluxProgram program) throws Exception {
        // Until the last day everything on main passed.
        assertThat(firing("assay-regressed", program, END.minus(Duration.ofHours(2))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.assay.influx.real.InfluxProgram#wanted")
    void onlyTheQuarantinedDeviceIsReported(InfluxProgram program) throws Exception {
        assertThat(firing("assay-quarantined", program, END)).containsExactly(Map.of("device", SampleFarm.SILENT));
    }

    @ParameterizedTest
    @MethodSource("dev.assay.influx.real.InfluxProgram#wanted")
    void onlyTheSilentDeviceIsReportedAndNotWhileItWasHeardOf(InfluxProgram program) throws Exception {
        assertThat(firing("assay-silent", program, END)).containsExactly(Map.of("device", SampleFarm.SILENT));
        assertThat(firing("assay-silent", program, END.minus(Duration.ofMinutes(30))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.assay.influx.real.InfluxProgram#wanted")
    void anIncidentIsReportedForAnHour(InfluxProgram program) throws Exception {
        assertThat(firing("assay-incident", program, END)).containsExactly(Map.of("sweep", "digits"));
        assertThat(firing("assay-incident", program, END.plus(Duration.ofHours(2))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.assay.influx.real.InfluxProgram#wanted")
    void silenceOfTheControllerIsReportedAndNotBeforeItHasLasted(InfluxProgram program) throws Exception {
        for (Duration silence : List.of(Duration.ZERO, Duration.ofMinutes(6), Duration.ofMinutes(15))) {
            assertThat(firing("assay-nothing-written", program, END.plus(silence)))
                    .as("after %s", silence)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.assay.influx.real.InfluxProgram#wanted")
    void silenceOfTheControllerIsReportedForAsLongAsItLasts(InfluxProgram program) throws Exception {
        for (Duration silence : List.of(
                Duration.ofMinutes(21),
                Duration.ofMinutes(30),
                Duration.ofHours(25),
                Duration.ofDays(40),
                Duration.ofDays(400))) {
            assertThat(firing("assay-nothing-written", program, END.plus(silence)))
                    .as("after %s", silence)
                    .hasSize(1);
        }
    }

    private static List<Map<String, String>> firing(String uid, InfluxProgram program, Instant now) throws Exception {
        RealInflux influx = servers.of(program);
        Map<String, Object> rule = rules().stream()
                .filter(one -> Json.textAt(one, "uid").equals(uid))
                .findFirst()
                .orElseThrow();
        return AlertEvaluation.firing(rule, influx, Servers.DATABASE, now);
    }

    private static List<Map<String, Object>> rules() {
        return Json.objectsAt(
                Json.objectsAt(GrafanaFolder.provisioning("alerting/rules.yaml"), "groups")
                        .get(0),
                "rules");
    }
}
