package dev.assay.dashboards.lint;

import dev.assay.dashboards.json.Json;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Each panel asks something, in a form that every supported Grafana reads alike. */
final class QueryRule implements Rule {
    @Override
    public void check(DashboardFile file, Findings findings) {
        for (PanelView panel : file.panels()) {
            findings.check(!panel.targets().isEmpty(), panel.where(), "no query", "at least one");
            Set<String> refIds = new HashSet<>();
            for (Map<String, Object> target : panel.targets()) {
                String refId = Json.textAt(target, "refId");
                String where = panel.where() + ", query " + refId;
                findings.check(refId.matches("[A-Z]"), where, "refId \"" + refId + "\"", "one capital letter");
                findings.check(refIds.add(refId), where, "the letter is taken", "another letter");
                check(where, target, findings);
            }
        }
    }

    private static void check(String where, Map<String, Object> target, Findings findings) {
        String influxQl = Json.textAt(target, "query");
        Statement statement = new Statement(influxQl);
        String format = Json.textAt(target, "resultFormat");
        findings.check(Boolean.TRUE.equals(target.get("rawQuery")), where, "rawQuery is not true", "true");
        findings.check(statement.selects(), where, "no SELECT", "a statement that selects points");
        findings.check(
                influxQl.contains("$timeFilter"), where, "no $timeFilter", "one: without it the whole history is read");
        switch (format) {
            case "table" ->
                findings.check(
                        !statement.hasGroups(),
                        where,
                        "a table with GROUP BY outside a subquery",
                        "one series with the tags among the selected columns: Grafana mixes up tag columns of several series");
            case "time_series" ->
                findings.check(
                        !Json.textAt(target, "alias").isBlank(),
                        where,
                        "no alias",
                        "one: without it series are called measurement.column {tags}");
            default -> findings.add(where, "resultFormat \"" + format + "\"", "table or time_series");
        }
    }
}
