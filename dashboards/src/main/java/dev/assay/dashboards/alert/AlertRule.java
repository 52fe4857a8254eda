package dev.assay.dashboards.alert;

import dev.assay.dashboards.board.Board;
import dev.assay.dashboards.board.Source;
import dev.assay.dashboards.json.Json;
import dev.assay.dashboards.query.Query;
import java.util.List;
import java.util.Map;

/**
 * One alert rule: a statement, the one number that each of its series comes to, and the comparison of that number.
 *
 * @param uid stable, since silences name it
 * @param lookBackSeconds how far the statement looks back; a state older than that is no longer alarming
 * @param reducer how a series becomes a number: {@code last}, {@code sum}
 * @param comparison {@code gt} or {@code lt}, or {@code within_range}, which leaves its ends out
 * @param numbers one, or the two ends of the range
 * @param patience how long it must hold before anybody is told, as Grafana writes it: {@code 5m}
 * @param silence what it means that nothing is found
 * @param board the dashboard that shows more
 * @param panel its panel's title
 */
public record AlertRule(
        String uid,
        String title,
        String summary,
        String remedy,
        Severity severity,
        Query query,
        int lookBackSeconds,
        String reducer,
        String comparison,
        List<Double> numbers,
        String patience,
        Silence silence,
        Board board,
        String panel) {
    /** Who must be told, for notification policies. */
    public enum Severity {
        /** Somebody should look at it today. */
        WARNING("warning"),
        /** Work has stopped. */
        CRITICAL("critical");

        private final String key;

        Severity(String key) {
            this.key = key;
        }

        /** The value of the label {@code severity}. */
        public String key() {
            return key;
        }
    }

    /** What an empty answer means. */
    public enum Silence {
        /** Where nothing was judged, nothing became worse. */
        FINE("OK"),
        /** There should always be something. */
        ALARMING("Alerting");

        private final String key;

        Silence(String key) {
            this.key = key;
        }
    }

    private static final String EXPRESSION = "__expr__";

    /** As its file has it. */
    Map<String, Object> json() {
        return Json.object(
                "uid",
                uid,
                "title",
                title,
                "condition",
                "C",
                "data",
                List.of(question(), number(), judgement()),
                "dashboardUid",
                board.uid(),
                "panelId",
                board.panelId(panel),
                "noDataState",
                silence.key,
                "execErrState",
                "Error",
                "for",
                patience,
                "annotations",
                Json.object("summary", summary, "description", remedy),
                "labels",
                Json.object("team", "edge-ai", "severity", severity.key()));
    }

    private Map<String, Object> question() {
        return Json.object(
                "refId",
                "A",
                "datasourceUid",
                Source.UID,
                "relativeTimeRange",
                Json.object("from", lookBackSeconds, "to", 0),
                "model",
                Json.object(
                        "refId",
                        "A",
                        "rawQuery",
                        true,
                        "resultFormat",
                        query.format().key(),
                        "query",
                        query.influxQl(),
                        "intervalMs",
                        60_000,
                        "maxDataPoints",
                        43_200));
    }

    private Map<String, Object> number() {
        return expression(
                "B",
                Json.object(
                        "refId", "B",
                        "type", "reduce",
                        "expression", "A",
                        "reducer", reducer,
                        "settings", Json.object("mode", "dropNN")));
    }

    private Map<String, Object> judgement() {
        return expression(
                "C",
                Json.object(
                        "refId", "C",
                        "type", "threshold",
                        "expression", "B",
                        "conditions",
                                List.of(Json.object("evaluator", Json.object("type", comparison, "params", numbers)))));
    }

    private static Map<String, Object> expression(String refId, Map<String, Object> model) {
        return Json.object(
                "refId", refId,
                "datasourceUid", EXPRESSION,
                "relativeTimeRange", Json.object("from", 0, "to", 0),
                "model", model);
    }
}
