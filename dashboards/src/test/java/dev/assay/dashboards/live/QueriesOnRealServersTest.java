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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every statement of every dashboard, as it stands in its file, answered by real servers. */
class QueriesOnRealServersTest extends OnRealServers {
    private static final Instant BEGIN = END.minus(Duration.ofDays(30));

    static Stream<Arguments> programsAndChoices() {
        return InfluxProgram.wanted()
                .flatMap(program -> Stream.of(Choice.values()).map(choice -> Arguments.of(program, choice)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("programsAndChoices")
    void everyPanelGetsWhatItNeeds(InfluxProgram program, Choice choice) throws Exception {
        RealInflux influx = servers.of(program);
        List<String> faults = new ArrayList<>();
        int asked = 0;
        for (DashboardFile file : GrafanaFolder.dashboards()) {
            Map<String, List<String>> values = choice.values(file, influx, Servers.DATABASE, BEGIN, END);
            for (AskedQuery query : AskedQuery.ofPanels(file)) {
                asked++;
                List<Series> answer = influx.query(Servers.DATABASE, Expansion.fill(query.influxQl(), values));
                // One value of each may well be a combination that never was; all of them together must show
                // everything.
                AnswerCheck.faults(query, answer, choice != Choice.ONE_VALUE)
                        .forEach(fault -> faults.add(query.where() + ": " + fault + "\n    " + query.influxQl()));
            }
        }

        assertThat(asked).isGreaterThan(50);
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("programsAndChoices")
    void everyVariableOffersSomething(InfluxProgram program, Choice choice) throws Exception {
        for (DashboardFile file : GrafanaFolder.dashboards()) {
            assertThat(choice.values(file, servers.of(program), Servers.DATABASE, BEGIN, END))
                    .as(file.name())
                    .allSatisfy(
                            (name, values) -> assertThat(values).isNotEmpty().doesNotContain(""));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.assay.influx.real.InfluxProgram#wanted")
    void everyAnnotationHasTitleTextAndKindInEveryRow(InfluxProgram program) throws Exception {
        RealInflux influx = servers.of(program);
        for (DashboardFile file : GrafanaFolder.dashboards()) {
            for (AskedQuery query : AskedQuery.ofAnnotations(file)) {
                List<Series> answer =
                        influx.query(Servers.DATABASE, Expansion.fill(query.influxQl(), Choice.macros(BEGIN, END)));

                assertThat(AnswerCheck.faults(query, answer, true))
                        .as(query.where())
                        .isEmpty();
                assertThat(answer.get(0).rows())
                        .as(query.where() + ": Grafana leaves out rows with a gap")
                        .allSatisfy(row -> assertThat(row).doesNotContainNull());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.assay.influx.real.InfluxProgram#wanted")
    void simulatedFiguresAreNeverAmongRealOnes(InfluxProgram program) throws Exception {
        RealInflux influx = servers.of(program);
        for (DashboardFile file : GrafanaFolder.dashboards()) {
            if (file.variable("simulated").isEmpty()) {
                continue;
            }
            Map<String, List<String>> values = Choice.AT_FIRST.values(file, influx, Servers.DATABASE, BEGIN, END);
            assertThat(values).containsEntry("simulated", List.of("false"));
            for (AskedQuery query : AskedQuery.ofPanels(file)) {
                if (!query.influxQl().contains("\"event\"")) {
                    assertThat(influx.query(Servers.DATABASE, Expansion.fill(query.influxQl(), values)))
                            .as(query.where())
                            .noneMatch(series -> series.toString().contains(SampleFarm.SIMULATED));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.assay.influx.real.InfluxProgram#wanted")
    void energyOfOneGradeIsShownAtATimeTheBestFirst(InfluxProgram program) throws Exception {
        RealInflux influx = servers.of(program);
        DashboardFile energy = file("assay-energy");

        assertThat(Choice.AT_FIRST.values(energy, influx, Servers.DATABASE, BEGIN, END))
                .containsEntry("energy_grade", List.of("B"));
    }

    @ParameterizedTest
    @MethodSource("dev.assay.influx.real.InfluxProgram#wanted")
    void theFrontIsAPartOfThePoints(InfluxProgram program) throws Exception {
        RealInflux influx = servers.of(program);
        DashboardFile accuracy = file("assay-accuracy");
        Map<String, List<String>> values = Choice.AT_FIRST.values(accuracy, influx, Servers.DATABASE, BEGIN, END);
        List<AskedQuery> plane = AskedQuery.ofPanels(accuracy).stream()
                .filter(query -> query.where().contains("\"Accuracy against latency, by quantization\""))
                .toList();

        List<Series> points =
                influx.query(Servers.DATABASE, Expansion.fill(plane.get(0).influxQl(), values));
        List<Series> front =
                influx.query(Servers.DATABASE, Expansion.fill(plane.get(1).influxQl(), values));

        // Two models with three variants on two real devices, each once although measured on fifteen days.
        assertThat(points.get(0).rows()).hasSize(12);
        assertThat(front.get(0).rows()).hasSize(8);
        assertThat(points.get(0).rows()).containsAll(front.get(0).rows());
        assertThat(points.get(0).column("campaign")).containsOnly(SampleFarm.campaignId(END));
    }

    @ParameterizedTest
    @MethodSource("dev.assay.influx.real.InfluxProgram#wanted")
    void aCampaignsProgressIsTheShareOfItsSettledCells(InfluxProgram program) throws Exception {
        RealInflux influx = servers.of(program);
        DashboardFile sweep = file("assay-sweep");
        Map<String, List<String>> values = Choice.AT_FIRST.values(sweep, influx, Servers.DATABASE, BEGIN, END);
        AskedQuery progress = AskedQuery.ofPanels(sweep).stream()
                .filter(query -> query.where().contains("\"Settled\""))
                .findFirst()
                .orElseThrow();

        assertThat(values).containsEntry("campaign", List.of(SampleFarm.campaignId(END)));
        List<Series> answer = influx.query(Servers.DATABASE, Expansion.fill(progress.influxQl(), values));
        assertThat(((Number) answer.get(0).only("share")).doubleValue()).isEqualTo(1.0);
    }

    @ParameterizedTest
    @MethodSource("dev.assay.influx.real.InfluxProgram#wanted")
    void whatIsWrongIsNoticed(InfluxProgram program) throws Exception {
        RealInflux influx = servers.of(program);
        AskedQuery misspelt =
                new AskedQuery("", "SELECT \"latency\", \"model\" FROM \"bench\" WHERE $timeFilter", true);
        AskedQuery grouped =
                new AskedQuery("", "SELECT \"accuracy\" FROM \"bench\" WHERE $timeFilter GROUP BY \"model\"", true);
        AskedQuery wrongType =
                new AskedQuery("", "SELECT \"campaign\" AS \"accuracy\" FROM \"bench\" WHERE $timeFilter", true);

        assertThat(faults(influx, misspelt)).contains("no series");
        assertThat(faults(influx, grouped)).contains("2 series for a table");
        assertThat(faults(influx, wrongType)).anyMatch(fault -> fault.contains("instead of a Number"));
    }

    private static List<String> faults(RealInflux influx, AskedQuery query) {
        return AnswerCheck.faults(
                query,
                influx.query(Servers.DATABASE, Expansion.fill(query.influxQl(), Choice.macros(BEGIN, END))),
                true);
    }

    private static DashboardFile file(String uid) {
        return GrafanaFolder.dashboards().stream()
                .filter(file -> Json.textAt(file.json(), "uid").equals(uid))
                .findFirst()
                .orElseThrow();
    }
}
