package dev.assay.dashboards.lint;

import static dev.assay.dashboards.lint.Breakable.list;
import static dev.assay.dashboards.lint.Breakable.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.dashboards.GrafanaFolder;
import dev.assay.dashboards.json.Json;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AlertLintTest {
    private static final List<DashboardFile> DASHBOARDS = GrafanaFolder.dashboards();

    @Test
    void theCommittedRulesKeepEveryRule() {
        Map<String, Object> file = file();

        assertThat(list(list(file, "groups").get(0), "rules")).hasSize(5);
        assertThat(AlertLint.check(file, DASHBOARDS)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void oneBrokenThingIsFound(String expected, Consumer<Map<String, Object>> damage) {
        Map<String, Object> file = file();
        damage.accept(list(list(file, "groups").get(0), "rules").get(0));

        assertThat(AlertLint.check(file, DASHBOARDS))
                .anyMatch(finding -> finding.toString().contains(expected));
    }

    @Test
    void twoRulesWithOneUidAreFound() {
        Map<String, Object> file = file();
        List<Map<String, Object>> rules = list(list(file, "groups").get(0), "rules");
        rules.add(rules.get(0));

        assertThat(AlertLint.check(file, DASHBOARDS))
                .extracting(Finding::found)
                .contains("the uid is taken", "the title is taken");
    }

    @Test
    void aGroupWithoutFolderIsFound() {
        Map<String, Object> file = file();
        list(file, "groups").get(0).remove("folder");

        assertThat(AlertLint.check(file, DASHBOARDS)).extracting(Finding::found).contains("no folder");
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                of("8 to 40 small letters", rule -> rule.put("uid", "x")),
                of("noDataState is Alerting", rule -> rule.put("noDataState", "Alerting")),
                of("execErrState is OK", rule -> rule.put("execErrState", "OK")),
                of("for is soon", rule -> rule.put("for", "soon")),
                of("panel 99 of assay-regressions", rule -> rule.put("panelId", 99)),
                of("of assay-nowhere is meant", rule -> rule.put("dashboardUid", "assay-nowhere")),
                of("condition is D", rule -> rule.put("condition", "D")),
                of("condition is B", rule -> rule.put("condition", "B")),
                of("B reads C", rule -> model(rule, 1).put("expression", "C")),
                of("B and its model differ", rule -> model(rule, 1).put("refId", "X")),
                of("A is read by nobody", rule -> model(rule, 1).put("expression", "B")),
                of("data source another", rule -> part(rule, 0).put("datasourceUid", "another")),
                of(
                        "it looks back 1 s",
                        rule -> object(part(rule, 0), "relativeTimeRange").put("from", 1)),
                of(
                        "no $timeFilter",
                        rule -> query(rule, "SELECT last(\"blocking\") FROM \"verdict\" GROUP BY time(1h)")),
                of(
                        "alert rules have no variables",
                        rule -> query(rule, "SELECT x FROM y WHERE $timeFilter AND ${model:regex}")),
                of(
                        "no GROUP BY time",
                        rule -> query(rule, "SELECT last(\"blocking\") FROM \"verdict\" WHERE $timeFilter")),
                of("resultFormat is table", rule -> model(rule, 0).put("resultFormat", "table")),
                of("rawQuery is not true", rule -> model(rule, 0).put("rawQuery", false)),
                of("B is a math", rule -> model(rule, 1).put("type", "math")),
                of("reducer median", rule -> model(rule, 1).put("reducer", "median")),
                of("C compares no number", rule -> model(rule, 2).put("expression", "A")),
                of("evaluator about", rule -> evaluator(rule).put("type", "about")),
                of("gt with 2 numbers", rule -> evaluator(rule).put("params", List.of(1, 2))),
                of("C has no single condition", rule -> model(rule, 2).put("conditions", List.of())),
                of("no summary", rule -> object(rule, "annotations").remove("summary")),
                of("label host", rule -> object(rule, "annotations").put("summary", "{{ $labels.host }}")),
                of("no label severity", rule -> rule.put("labels", Map.of())));
    }

    private static Map<String, Object> file() {
        return Json.read(Json.write(GrafanaFolder.provisioning("alerting/rules.yaml")));
    }

    private static Map<String, Object> part(Map<String, Object> rule, int index) {
        return list(rule, "data").get(index);
    }

    private static Map<String, Object> model(Map<String, Object> rule, int index) {
        return object(part(rule, index), "model");
    }

    private static void query(Map<String, Object> rule, String influxQl) {
        model(rule, 0).put("query", influxQl);
    }

    private static Map<String, Object> evaluator(Map<String, Object> rule) {
        return object(list(model(rule, 2), "conditions").get(0), "evaluator");
    }

    private static Arguments of(String expected, Consumer<Map<String, Object>> damage) {
        return Arguments.of(expected, damage);
    }
}
