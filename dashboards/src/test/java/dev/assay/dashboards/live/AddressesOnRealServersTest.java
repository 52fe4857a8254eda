package dev.assay.dashboards.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.dashboards.GrafanaFolder;
import dev.assay.dashboards.json.Json;
import dev.assay.dashboards.lint.DashboardFile;
import dev.assay.dashboards.query.Expansion;
import dev.assay.influx.real.InfluxProgram;
import dev.assay.influx.real.RealInflux;
import dev.assay.influx.real.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where links lead follows from what the controller writes: nobody types an address into Grafana. */
class AddressesOnRealServersTest extends OnRealServers {
    @ParameterizedTest
    @MethodSource("dev.assay.influx.real.InfluxProgram#wanted")
    void everyDashboardKnowsTheAddressThatTheControllerWroteLast(InfluxProgram program) throws Exception {
        RealInflux influx = servers.of(program);
        // A past in which the farm was elsewhere.
        Instant past = END.minus(Duration.ofDays(13));

        for (DashboardFile file : GrafanaFolder.dashboards()) {
            Map<String, List<String>> values =
                    Choice.AT_FIRST.values(file, influx, Servers.DATABASE, past.minus(Duration.ofDays(1)), past);

            assertThat(values).as(file.name()).containsEntry("controller", List.of(SampleFarm.CONTROLLER));
            if (file.variable("commits").isPresent()) {
                assertThat(values).as(file.name()).containsEntry("commits", List.of(SampleFarm.COMMITS));
            }
            assertThat(Json.write(file.json())).as(file.name()).doesNotContain("localhost", "OWNER", "textbox");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.assay.influx.real.InfluxProgram#wanted")
    void everyAnnotationLeadsToItsCommit(InfluxProgram program) throws Exception {
        RealInflux influx = servers.of(program);
        for (DashboardFile file : GrafanaFolder.dashboards()) {
            for (Map<String, Object> annotation : file.annotations()) {
                Map<String, Object> target = Json.objectAt(annotation, "target");
                String query =
                        Expansion.fill(Json.textAt(target, "query"), Choice.macros(END.minus(Duration.ofDays(1)), END));

                Series answer = influx.query(Servers.DATABASE, query).get(0);

                assertThat(answer.column(Json.textAt(target, "textColumn")))
                        .isNotEmpty()
                        .allSatisfy(text -> assertThat(String.valueOf(text))
                                .contains("<a href=\"" + SampleFarm.COMMITS + "0b45f62\">"));
            }
        }
    }
}
