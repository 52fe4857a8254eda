package dev.assay.dashboards.live;

import dev.assay.dashboards.json.Json;
import dev.assay.dashboards.query.Expansion;
import dev.assay.influx.real.RealInflux;
import dev.assay.influx.real.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Does with an alert rule what Grafana does: asks each minute, reduces each series to a number, compares it, and waits. Stateless. */
final class AlertEvaluation {
    /** How often Grafana evaluates the rules. */
    private static final Duration EVERY = Duration.ofMinutes(1);

    private AlertEvaluation() {}

    /** The labels of the series that alarm at an instant: the rule has held for as long as it is patient. */
    static List<Map<String, String>> firing(Map<String, Object> rule, RealInflux influx, String database, Instant now) {
        Duration patience = Duration.parse("PT" + Json.textAt(rule, "for").toUpperCase(Locale.ROOT));
        List<Map<String, String>> firing = new ArrayList<>(holding(rule, influx, database, now));
        for (Instant at = now.minus(patience); at.isBefore(now); at = at.plus(EVERY)) {
            firing.retainAll(holding(rule, influx, database, at));
        }
        return firing;
    }

    /** The labels of the series for which the rule holds at an instant; one without labels where silence is what it is about. */
    private static List<Map<String, String>> holding(
            Map<String, Object> rule, RealInflux influx, String database, Instant now) {
        List<Map<String, Object>> parts = Json.objectsAt(rule, "data");
        Map<String, Object> evaluator = Json.objectAt(
                Json.objectsAt(Json.objectAt(parts.get(2), "model"), "conditions")
                        .get(0),
                "evaluator");
        String reducer = Json.textAt(Json.objectAt(parts.get(1), "model"), "reducer");
        List<Series> answer = series(rule, influx, database, now);
        if (answer.isEmpty()) {
            return Json.textAt(rule, "noDataState").equals("Alerting") ? List.of(Map.of()) : List.of();
        }
        return answer.stream()
                .filter(series -> holds(reduced(series, reducer), evaluator))
                .map(Series::tags)
                .toList();
    }

    /** What the rule's question is answered at an instant. */
    static List<Series> series(Map<String, Object> rule, RealInflux influx, String database, Instant now) {
        Map<String, Object> question = Json.objectsAt(rule, "data").get(0);
        int seconds = Json.numberAt(Json.objectAt(question, "relativeTimeRange"), "from", 0);
        String influxQl = Json.textAt(Json.objectAt(question, "model"), "query");
        return influx.query(database, Expansion.fill(influxQl, Choice.macros(now.minusSeconds(seconds), now)));
    }

    private static double reduced(Series series, String reducer) {
        List<Double> values = series.column(series.columns().get(1)).stream()
                .filter(Objects::nonNull)
                .map(value -> ((Number) value).doubleValue())
                .toList();
        return switch (reducer) {
            case "last" -> values.get(values.size() - 1);
            case "sum" -> values.stream().mapToDouble(Double::doubleValue).sum();
            default -> throw new IllegalArgumentException("reducer " + reducer);
        };
    }

    private static boolean holds(double value, Map<String, Object> evaluator) {
        List<Double> numbers = Json.listAt(evaluator, "params").stream()
                .map(number -> ((Number) number).doubleValue())
                .toList();
        return switch (Json.textAt(evaluator, "type")) {
            case "gt" -> value > numbers.get(0);
            case "lt" -> value < numbers.get(0);
            case "within_range" -> value > numbers.get(0) && value < numbers.get(1);
            default -> throw new IllegalArgumentException("evaluator " + evaluator);
        };
    }
}
