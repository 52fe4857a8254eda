package dev.assay.dashboards.lint;

import dev.assay.dashboards.json.Json;
import dev.assay.dashboards.query.Query;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whatever names a column or a label names one that the panel's queries really give. */
final class ColumnRule implements Rule {
    private static final Pattern FIELD = Pattern.compile("\\$\\{__data\\.fields\\.([^:}]+)");
    private static final Pattern LABEL = Pattern.compile("\\$\\{__field\\.labels\\.([^:}]+)");
    private static final Pattern ALIAS_TAG = Pattern.compile("\\$tag_(\\w+)");

    private static final Set<String> KINDS = Set.of("number", "string", "boolean");

    @Override
    public void check(DashboardFile file, Findings findings) {
        for (PanelView panel : file.panels()) {
            Set<String> columns = new LinkedHashSet<>(panel.columns());
            columns.add(Query.TIME);
            transformations(panel, columns, findings);
            overrides(panel, columns, findings);
            series(panel, columns, findings);
            String text = Json.write(panel.json());
            named(panel, FIELD, text, columns, "column", findings);
            named(panel, LABEL, text, panel.labels(), "label", findings);
            named(panel, ALIAS_TAG, text, panel.labels(), "label", findings);
        }
    }

    /** Adds the columns that transformations make. */
    private static void transformations(PanelView panel, Set<String> columns, Findings findings) {
        for (Map<String, Object> step : panel.transformations()) {
            Map<String, Object> options = Json.objectAt(step, "options");
            refId(panel, Json.objectAt(step, "filter"), findings);
            switch (Json.textAt(step, "id")) {
                case "sortBy" ->
                    Json.objectsAt(options, "sort")
                            .forEach(sort -> column(panel, Json.textAt(sort, "field"), columns, findings));
                case "partitionByValues" -> {
                    findings.check(
                            panel.targets().size() == 1 || step.containsKey("filter"),
                            panel.where(),
                            "partitionByValues without a filter beside several queries",
                            "a filter byRefId: it keeps the first answer only");
                    Json.listAt(options, "fields").forEach(field -> column(panel, field, columns, findings));
                }
                case "groupingToMatrix" -> {
                    for (String key : List.of("rowField", "columnField", "valueField")) {
                        column(panel, Json.textAt(options, key), columns, findings);
                    }
                    columns.add(Json.textAt(options, "rowField") + "\\" + Json.textAt(options, "columnField"));
                }
                default ->
                    findings.add(
                            panel.where(),
                            "transformation " + step.get("id"),
                            "one that this rule knows; teach it the columns");
            }
        }
    }

    private static void overrides(PanelView panel, Set<String> columns, Findings findings) {
        for (Map<String, Object> override : panel.overrides()) {
            Map<String, Object> matcher = Json.objectAt(override, "matcher");
            switch (Json.textAt(matcher, "id")) {
                case "byName" -> column(panel, Json.textAt(matcher, "options"), columns, findings);
                case "byFrameRefID" -> {
                    refId(panel, matcher, findings);
                    findings.check(
                            panel.transformations().isEmpty(),
                            panel.where(),
                            "an override for a query beside transformations",
                            "one by name: transformed answers have lost their letter");
                }
                case "byType" ->
                    findings.check(
                            KINDS.contains(Json.textAt(matcher, "options")),
                            panel.where(),
                            "kind " + matcher.get("options"),
                            "one of " + KINDS);
                default ->
                    findings.add(
                            panel.where(),
                            "an override " + matcher,
                            "byName, byType or byFrameRefID, which can be checked");
            }
        }
    }

    private static void series(PanelView panel, Set<String> columns, Findings findings) {
        for (Map<String, Object> series : Json.objectsAt(Json.objectAt(panel.json(), "options"), "series")) {
            for (String axis : List.of("x", "y")) {
                Map<String, Object> matcher = Json.objectAt(Json.objectAt(series, axis), "matcher");
                column(panel, Json.textAt(matcher, "options"), columns, findings);
            }
        }
        findings.check(
                !panel.type().equals("xychart")
                        || Json.objectAt(panel.json(), "options").containsKey("series"),
                panel.where(),
                "an xychart without series",
                "x and y by name");
    }

    private static void refId(PanelView panel, Map<String, Object> matcher, Findings findings) {
        if (matcher.isEmpty()) {
            return;
        }
        findings.check(
                panel.targets().stream()
                        .anyMatch(target -> Json.textAt(target, "refId").equals(matcher.get("options"))),
                panel.where(),
                "query " + matcher.get("options") + " is meant",
                "one of the panel's queries");
    }

    private static void column(PanelView panel, Object name, Set<String> columns, Findings findings) {
        findings.check(columns.contains(name), panel.where(), "column \"" + name + "\" is meant", "one of " + columns);
    }

    private static void named(
            PanelView panel, Pattern pattern, String text, Set<String> known, String what, Findings findings) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            findings.check(
                    known.contains(matcher.group(1)),
                    panel.where(),
                    what + " \"" + matcher.group(1) + "\" is meant",
                    "one of " + known);
        }
    }
}
