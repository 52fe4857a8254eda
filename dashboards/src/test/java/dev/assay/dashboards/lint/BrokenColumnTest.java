package dev.assay.dashboards.lint;

import static dev.assay.dashboards.lint.Breakable.list;
import static dev.assay.dashboards.lint.Breakable.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.dashboards.json.Json;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever names a column that no query gives is found, wherever it stands. */
class BrokenColumnTest {
    private static final String PLANE = "Accuracy against latency, by quantization";
    private static final String TABLE = "Cells as they were measured last";

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void aNameThatNoQueryGivesIsFound(String expected, Consumer<Breakable> damage) {
        Breakable board = Breakable.board("assay-accuracy");
        damage.accept(board);

        assertThat(board.findings()).anyMatch(finding -> finding.contains(expected));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenMatrix")
    void aMatrixOfColumnsThatAreNotThereIsFound(String expected, Consumer<Breakable> damage) {
        Breakable board = Breakable.board("assay-sweep");
        damage.accept(board);

        assertThat(board.findings()).anyMatch(finding -> finding.contains(expected));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenLabels")
    void aLabelThatNoQueryGroupsByIsFound(String expected, Consumer<Breakable> damage) {
        Breakable board = Breakable.board("assay-fleet");
        damage.accept(board);

        assertThat(board.findings()).anyMatch(finding -> finding.contains(expected));
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                of("column \"latency\" is meant", board -> axis(board, "x").put("options", "latency")),
                of("column \"correct\" is meant", board -> axis(board, "y").put("options", "correct")),
                of(
                        "an xychart without series",
                        board -> object(board.panel(PLANE), "options").remove("series")),
                of(
                        "column \"speed\" is meant",
                        board ->
                                object(board.overrides(TABLE).get(5), "matcher").put("options", "speed")),
                of(
                        "an override",
                        board ->
                                object(board.overrides(TABLE).get(5), "matcher").put("id", "byValue")),
                of(
                        "column \"size\" is meant",
                        board -> list(options(board, 0), "sort").get(0).put("field", "size")),
                of("column \"colour\" is meant", board -> options(board, 1).put("fields", List.of("colour"))),
                of(
                        "query Z is meant",
                        board -> object(steps(board).get(1), "filter").put("options", "Z")),
                of(
                        "partitionByValues without a filter",
                        board -> steps(board).get(1).remove("filter")),
                of("transformation reduce", board -> steps(board).add(Json.object("id", "reduce"))),
                of(
                        "column \"run\" is meant",
                        board -> board.defaults(TABLE)
                                .put(
                                        "links",
                                        List.of(Json.object(
                                                "title", "", "url", "${controller}/${__data.fields.run}")))),
                // The query, not the panel, is what is wrong: every name in the panel that meant the column is found.
                of("column \"accuracy\" is meant", board -> {
                    for (Map<String, Object> target : list(board.panel(PLANE), "targets")) {
                        target.put("query", String.valueOf(target.get("query")).replace("\"accuracy\"", "\"share\""));
                    }
                }));
    }

    static Stream<Arguments> brokenMatrix() {
        return Stream.of("rowField", "columnField", "valueField")
                .map(key -> of(
                        "column \"nothing\" is meant",
                        board -> object(
                                        list(board.panel("State of $model"), "transformations")
                                                .get(0),
                                        "options")
                                .put(key, "nothing")));
    }

    static Stream<Arguments> brokenLabels() {
        return Stream.of(
                of("label \"host\" is meant", board -> board.target("Queue", 0).put("alias", "$tag_host")),
                of(
                        "label \"host\" is meant",
                        board -> board.defaults("Queue")
                                .put(
                                        "links",
                                        List.of(Json.object(
                                                "url", "${controller}/${__field.labels.host:percentencode}")))));
    }

    private static Map<String, Object> axis(Breakable board, String axis) {
        return object(
                object(list(object(board.panel(PLANE), "options"), "series").get(0), axis), "matcher");
    }

    private static List<Map<String, Object>> steps(Breakable board) {
        return list(board.panel(PLANE), "transformations");
    }

    private static Map<String, Object> options(Breakable board, int step) {
        return object(steps(board).get(step), "options");
    }

    private static Arguments of(String expected, Consumer<Breakable> damage) {
        return Arguments.of(expected, damage);
    }
}
