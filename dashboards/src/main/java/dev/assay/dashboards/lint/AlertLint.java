package dev.assay.dashboards.lint;

import dev.assay.dashboards.board.Source;
import dev.assay.dashboards.json.Json;
import dev.assay.dashboards.query.Expansion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks alert rules as they stand in their file, against each other and against the dashboards that they lead to. Stateless. */
public final class AlertLint {
    private static final String EXPRESSION = "__expr__";
    private static final Set<String> REDUCERS = Set.of("last", "sum", "min", "max", "mean", "count");
    private static final Set<String> EVALUATORS = Set.of("gt", "lt", "within_range");
    private static final Pattern LABEL = Pattern.compile("\\$labels\\.(\\w+)");
    private static final Pattern DURATION = Pattern.compile("\\d+[smhd]");

    private AlertLint() {}

    /**
     * Everything that breaks a rule; empty when all is well.
     *
     * @param file as it was read
     */
    public static List<Finding> check(Map<String, Object> file, List<DashboardFile> dashboards) {
        Findings findings = new Findings();
        findings.check(Json.numberAt(file, "apiVersion", 0) == 1, "alert rules", "no apiVersion 1", "one");
        Set<String> uids = new HashSet<>();
        Set<String> titles = new HashSet<>();
        for (Map<String, Object> group : Json.objectsAt(file, "groups")) {
            String where = "group " + group.get("name");
            for (String key : List.of("name", "folder", "interval")) {
                findings.check(!Json.textAt(group, key).isBlank(), where, "no " + key, "one");
            }
            for (Map<String, Object> rule : Json.objectsAt(group, "rules")) {
                String uid = Json.textAt(rule, "uid");
                String title = Json.textAt(rule, "title");
                findings.check(uids.add(uid), "rule " + uid, "the uid is taken", "a uid of its own");
                findings.check(titles.add(title), "rule " + uid, "the title is taken", "a title of its own");
                rule("rule " + uid, rule, dashboards, findings);
            }
        }
        return findings.all();
    }

    private static void rule(
            String where, Map<String, Object> rule, List<DashboardFile> dashboards, Findings findings) {
        findings.check(
                Json.textAt(rule, "uid").matches("[a-z0-9-]{8,40}"),
                where,
                "the uid",
                "8 to 40 small letters, digits and hyphens");
        findings.check(
                Json.textAt(rule, "noDataState").equals(isAboutSilence(rule) ? "Alerting" : "OK"),
                where,
                "noDataState is " + rule.get("noDataState"),
                "OK, since where nothing was judged nothing became worse; Alerting where fewer than one point is the alarm");
        findings.check(
                Json.textAt(rule, "execErrState").equals("Error"),
                where,
                "execErrState is " + rule.get("execErrState"),
                "Error: a broken question is no regression");
        findings.check(
                DURATION.matcher(Json.textAt(rule, "for")).matches(), where, "for is " + rule.get("for"), "as 5m");
        panel(where, rule, dashboards, findings);
        Set<String> labels = graph(where, rule, findings);
        words(where, rule, labels, findings);
    }

    /** A count that must not fall below one finds no series at all when it does. */
    private static boolean isAboutSilence(Map<String, Object> rule) {
        List<Map<String, Object>> parts = Json.objectsAt(rule, "data");
        boolean counts = parts.stream()
                .anyMatch(part ->
                        Json.textAt(Json.objectAt(part, "model"), "query").contains("count("));
        boolean isBelow = parts.stream()
                .flatMap(part -> Json.objectsAt(Json.objectAt(part, "model"), "conditions").stream())
                .anyMatch(condition -> Json.textAt(Json.objectAt(condition, "evaluator"), "type")
                        .equals("lt"));
        return counts && isBelow;
    }

    private static void panel(
            String where, Map<String, Object> rule, List<DashboardFile> dashboards, Findings findings) {
        String uid = Json.textAt(rule, "dashboardUid");
        int panel = Json.numberAt(rule, "panelId", -1);
        boolean isThere = dashboards.stream()
                .filter(dashboard -> dashboard.uid().equals(uid))
                .flatMap(dashboard -> dashboard.panels().stream())
                .anyMatch(one -> one.id() == panel);
        findings.check(isThere, where, "panel " + panel + " of " + uid + " is meant", "one that is there");
    }

    /** Each part reads only parts that come before it, and the condition is one of them; gives the labels of the series. */
    private static Set<String> graph(String where, Map<String, Object> rule, Findings findings) {
        Map<String, String> kinds = new LinkedHashMap<>();
        Set<String> read = new HashSet<>();
        Set<String> labels = new TreeSet<>();
        for (Map<String, Object> part : Json.objectsAt(rule, "data")) {
            String refId = Json.textAt(part, "refId");
            Map<String, Object> model = Json.objectAt(part, "model");
            findings.check(
                    refId.equals(model.get("refId")), where, refId + " and its model differ", "one letter for both");
            String source = Json.textAt(part, "datasourceUid");
            if (source.equals(EXPRESSION)) {
                String input = Json.textAt(model, "expression");
                String type = Json.textAt(model, "type");
                findings.check(
                        kinds.containsKey(input), where, refId + " reads " + input, "one of those before it: " + kinds);
                expression(where, refId, type, model, kinds.get(input), findings);
                read.add(input);
                kinds.put(refId, type);
            } else {
                findings.check(source.equals(Source.UID), where, "data source " + source, Source.UID);
                question(where, part, model, findings);
                labels.addAll(new Statement(Json.textAt(model, "query")).groups());
                kinds.put(refId, "question");
            }
        }
        String condition = Json.textAt(rule, "condition");
        findings.check(
                "threshold".equals(kinds.get(condition)),
                where,
                "condition is " + condition,
                "a threshold of " + kinds);
        for (String refId : new HashMap<>(kinds).keySet()) {
            findings.check(
                    read.contains(refId) || refId.equals(condition), where, refId + " is read by nobody", "a use");
        }
        return labels;
    }

    private static void question(String where, Map<String, Object> part, Map<String, Object> model, Findings findings) {
        String influxQl = Json.textAt(model, "query");
        int from = Json.numberAt(Json.objectAt(part, "relativeTimeRange"), "from", 0);
        findings.check(from >= 60, where, "it looks back " + from + " s", "at least a minute");
        findings.check(influxQl.contains("$timeFilter"), where, "no $timeFilter", "one");
        findings.check(
                Expansion.names(influxQl).equals(Set.of("timeFilter")),
                where,
                "variables " + Expansion.names(influxQl),
                "$timeFilter alone: alert rules have no variables");
        findings.check(
                influxQl.contains("GROUP BY time("), where, "no GROUP BY time(…)", "one: Grafana wants series here");
        findings.check(
                Json.textAt(model, "resultFormat").equals("time_series"),
                where,
                "resultFormat is " + model.get("resultFormat"),
                "time_series");
        findings.check(Boolean.TRUE.equals(model.get("rawQuery")), where, "rawQuery is not true", "true");
    }

    private static void expression(
            String where,
            String refId,
            String type,
            Map<String, Object> model,
            @Nullable String inputKind,
            Findings findings) {
        switch (type) {
            case "reduce" -> {
                findings.check("question".equals(inputKind), where, refId + " reduces no series", "a question");
                findings.check(
                        REDUCERS.contains(Json.textAt(model, "reducer")),
                        where,
                        "reducer " + model.get("reducer"),
                        "one of " + REDUCERS);
            }
            case "threshold" -> {
                findings.check("reduce".equals(inputKind), where, refId + " compares no number", "a reduced one");
                List<Map<String, Object>> conditions = Json.objectsAt(model, "conditions");
                findings.check(conditions.size() == 1, where, refId + " has no single condition", "one");
                for (Map<String, Object> condition : conditions) {
                    Map<String, Object> evaluator = Json.objectAt(condition, "evaluator");
                    String kind = Json.textAt(evaluator, "type");
                    int numbers = Json.listAt(evaluator, "params").size();
                    findings.check(EVALUATORS.contains(kind), where, "evaluator " + kind, "one of " + EVALUATORS);
                    int expected = kind.equals("within_range") ? 2 : 1;
                    findings.check(numbers == expected, where, kind + " with " + numbers + " numbers", "" + expected);
                }
            }
            default -> findings.add(where, refId + " is a " + type, "reduce or threshold: nothing is judged here");
        }
    }

    private static void words(String where, Map<String, Object> rule, Set<String> labels, Findings findings) {
        Map<String, Object> annotations = Json.objectAt(rule, "annotations");
        for (String key : List.of("summary", "description")) {
            String text = Json.textAt(annotations, key);
            findings.check(!text.isBlank(), where, "no " + key, "one");
            Matcher matcher = LABEL.matcher(text);
            while (matcher.find()) {
                findings.check(
                        labels.contains(matcher.group(1)), where, "label " + matcher.group(1), "one of " + labels);
            }
        }
        findings.check(
                !Json.textAt(Json.objectAt(rule, "labels"), "severity").isBlank(), where, "no label severity", "one");
    }
}
