package dev.assay.dashboards.lint;

import static dev.assay.dashboards.lint.Breakable.list;
import static dev.assay.dashboards.lint.Breakable.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.dashboards.json.Json;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule finds the one thing that is broken; that it finds nothing else in a good file, {@link DashboardLintTest} shows. */
class BrokenDashboardTest {
    private static final String FAILING = "Failing verdicts";
    private static final String WORST = "The worst verdict of each model on each device";
    private static final String COUNTER = "Failed";

    @ParameterizedTest(name = "{0}")
    @MethodSource({"identity", "place", "words", "thresholds", "sources", "queries", "overrides", "variables"})
    void oneBrokenThingIsFound(String expected, Consumer<Breakable> damage) {
        Breakable board = Breakable.board("assay-regressions");
        damage.accept(board);

        assertThat(board.findings()).anyMatch(finding -> finding.contains(expected));
    }

    @Test
    void theDashboardIsGoodBefore() {
        assertThat(Breakable.board("assay-regressions").findings()).isEmpty();
    }

    @Test
    void twoDashboardsWithOneUidAreFound() {
        DashboardFile file = Breakable.board("assay-regressions").file();

        assertThat(DashboardLint.check(List.of(file, file)))
                .anyMatch(finding -> finding.toString().contains("uid is that of assay-regressions.json"));
    }

    static Stream<Arguments> identity() {
        return Stream.of(
                broken("8 to 40 small letters", board -> board.root().put("uid", "Short!")),
                broken("expected the name of the file", board -> board.root().put("uid", "assay-another")),
                broken("the dashboard has an id", board -> board.root().put("id", 7)),
                broken("no description", board -> board.root().put("description", " ")),
                broken("schemaVersion is 16", board -> board.root().put("schemaVersion", 16)),
                broken("editable is true", board -> board.root().put("editable", true)),
                broken("the id is taken", board -> board.panel(FAILING).put("id", 1)),
                broken("a number from 1 on", board -> board.panel(FAILING).remove("id")));
    }

    static Stream<Arguments> place() {
        return Stream.of(
                broken(
                        "it lies on panel",
                        board -> object(board.panel(FAILING), "gridPos").put("y", 0)),
                broken(
                        "a place within 24 columns",
                        board -> object(board.panel(FAILING), "gridPos").put("x", 1)),
                broken(
                        "a place within 24 columns",
                        board -> object(board.panel(FAILING), "gridPos").put("h", 0)));
    }

    static Stream<Arguments> words() {
        return Stream.of(
                broken("no title", board -> board.panel(FAILING).put("title", "")),
                broken(
                        "a sentence on what it shows",
                        board -> board.panel(FAILING).put("description", "table")),
                broken(
                        "defaults.unit is missing",
                        board -> board.defaults(FAILING).remove("unit")),
                broken(
                        "defaults.noValue is missing",
                        board -> board.defaults(FAILING).remove("noValue")),
                broken(
                        "would stand in every empty cell",
                        board -> board.overrides(FAILING).clear()),
                broken("type graph", board -> board.panel(FAILING).put("type", "graph")));
    }

    static Stream<Arguments> thresholds() {
        return Stream.of(
                broken("the first threshold is 0", board -> steps(board).get(0).put("value", 0)),
                broken(
                        "a number above the one before",
                        board -> steps(board).add(Json.object("color", "red", "value", 0.5))),
                broken("has no colour", board -> steps(board).get(1).remove("color")),
                broken(
                        "thresholds without steps",
                        board -> object(board.defaults(COUNTER), "thresholds").put("steps", List.of())));
    }

    static Stream<Arguments> sources() {
        Map<String, Object> fixed = Map.of("type", "influxdb", "uid", "another");
        return Stream.of(
                broken("data source \"another\"", board -> board.panel(FAILING).put("datasource", fixed)),
                broken(
                        "data source \"another\"",
                        board -> board.target(FAILING, 0).put("datasource", fixed)),
                broken(
                        "data source \"another\"",
                        board -> board.annotations().get(0).put("datasource", fixed)),
                broken(
                        "data source \"another\"",
                        board -> board.variable("model").put("datasource", fixed)),
                broken("an input ${DS_", board -> board.panel(FAILING).put("description", "of ${DS_INFLUX} and more")),
                broken("no variable ds", board -> board.variable("ds").put("query", "prometheus")));
    }

    static Stream<Arguments> queries() {
        String grouped = "SELECT \"reason\" FROM \"verdict\" WHERE $timeFilter GROUP BY \"model\", \"device\"";
        return Stream.of(
                broken("no query", board -> board.panel(FAILING).put("targets", List.of())),
                broken(
                        "the letter is taken",
                        board -> list(board.panel(FAILING), "targets").add(board.target(FAILING, 0))),
                broken("one capital letter", board -> board.target(FAILING, 0).put("refId", "query")),
                broken("rawQuery is not true", board -> board.target(FAILING, 0).remove("rawQuery")),
                broken(
                        "a table with GROUP BY",
                        board -> board.target(FAILING, 0).put("query", grouped)),
                broken("no alias", board -> board.target(WORST, 0).remove("alias")),
                broken(
                        "no $timeFilter",
                        board -> board.target(FAILING, 0).put("query", "SELECT \"reason\" FROM \"verdict\"")),
                broken("no SELECT", board -> board.target(FAILING, 0).put("query", "SHOW SERIES")),
                broken(
                        "resultFormat \"logs\"",
                        board -> board.target(FAILING, 0).put("resultFormat", "logs")));
    }

    static Stream<Arguments> overrides() {
        String bars = "Verdicts over time";
        return Stream.of(
                broken(
                        "query Z is meant",
                        board -> object(board.overrides(bars).get(0), "matcher").put("options", "Z")),
                broken(
                        "transformed answers have lost their letter",
                        board -> board.panel(bars).put("transformations", List.of(Json.object("id", "sortBy")))),
                broken(
                        "kind date",
                        board -> object(board.overrides(FAILING).get(0), "matcher")
                                .put("options", "date")));
    }

    static Stream<Arguments> variables() {
        return Stream.of(
                broken(
                        "variable region is used",
                        board -> board.target(FAILING, 0)
                                .put(
                                        "query",
                                        "SELECT \"reason\" FROM \"verdict\" WHERE $timeFilter AND \"region\" = '${region}'")),
                broken(
                        "nothing uses it",
                        board -> board.variables()
                                .add(Json.object(
                                        "name", "spare", "label", "Spare", "description", "?", "type", "textbox"))),
                broken("the name is taken", board -> board.variables().add(board.variable("model"))),
                broken(
                        "may have several values",
                        board -> board.target(FAILING, 0)
                                .put(
                                        "query",
                                        "SELECT \"reason\" FROM \"verdict\" WHERE $timeFilter AND \"model\" = '$model'")),
                broken("refresh is 0", board -> board.variable("model").put("refresh", 0)),
                broken("no label", board -> board.variable("model").remove("label")),
                // Its query names the sweep, which is chosen further up.
                broken(
                        "variable sweep is used",
                        board -> board.variables()
                                .add(
                                        0,
                                        board.variables()
                                                .remove(board.variables().indexOf(board.variable("model"))))));
    }

    private static List<Map<String, Object>> steps(Breakable board) {
        return list(object(board.defaults(COUNTER), "thresholds"), "steps");
    }

    private static Arguments broken(String expected, Consumer<Breakable> damage) {
        return Arguments.of(expected, damage);
    }
}
