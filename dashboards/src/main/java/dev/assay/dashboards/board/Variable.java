package dev.assay.dashboards.board;

import dev.assay.dashboards.json.Json;
import dev.assay.dashboards.panel.Link;
import dev.assay.dashboards.query.Expansion;
import dev.assay.influx.schema.FarmField;
import dev.assay.influx.schema.Field;
import dev.assay.influx.schema.Measurement;
import dev.assay.influx.schema.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What people choose above a dashboard.
 *
 * @param json as Grafana's files have it
 */
public record Variable(String name, Map<String, Object> json) {
    private static final int REFRESH_ON_TIME_RANGE = 2;
    private static final int HIDDEN = 2;
    private static final int SORT_NONE = 0;
    private static final int SORT_NATURAL = 7;
    private static final int SORT_ASCENDING = 1;
    private static final int SORT_NATURAL_DESCENDING = 8;

    /** Which InfluxDB. */
    public static Variable source() {
        return new Variable(
                "ds",
                Json.object(
                        "name",
                        "ds",
                        "label",
                        "Data source",
                        "description",
                        "The InfluxDB that the controller writes to",
                        "type",
                        "datasource",
                        "query",
                        Source.TYPE,
                        "regex",
                        "",
                        "hide",
                        0,
                        "multi",
                        false,
                        "includeAll",
                        false,
                        "current",
                        Json.object("text", Source.NAME, "value", Source.UID)));
    }

    /** Any of the values of a tag, all of them at first; only values that go with what is chosen in {@code above}. */
    public static Variable many(Tag tag, Measurement measurement, Tag... above) {
        Map<String, Object> json = tagValues(tag, measurement, SORT_NATURAL, above);
        json.put("multi", true);
        json.put("includeAll", true);
        json.put("allValue", Expansion.ALL);
        json.put("current", Json.object("text", List.of("All"), "value", List.of("$__all")));
        return new Variable(tag.key(), json);
    }

    /** Exactly one of the values of a tag, at first the first one. */
    public static Variable one(Tag tag, Measurement measurement, Tag... above) {
        Map<String, Object> json = tagValues(tag, measurement, SORT_ASCENDING, above);
        json.put("multi", false);
        json.put("includeAll", false);
        return new Variable(tag.key(), json);
    }

    /** Exactly one of the texts of a field within the time range, at first the one that sorts first, or last. */
    public static Variable one(Field field, Measurement measurement, boolean isLastFirst, Tag... above) {
        String query = "SELECT DISTINCT(\"" + field.key() + "\") FROM \"" + measurement.key() + "\" WHERE $timeFilter"
                + Arrays.stream(above).map(tag -> " AND " + chosen(tag)).collect(Collectors.joining());
        Map<String, Object> json =
                query(field.key(), field.doc(), query, isLastFirst ? SORT_NATURAL_DESCENDING : SORT_ASCENDING);
        json.put("multi", false);
        json.put("includeAll", false);
        return new Variable(field.key(), json);
    }

    /** The address of the controller, for links to its pages. */
    public static Variable controller() {
        return address(Link.CONTROLLER, FarmField.PUBLIC_URL);
    }

    /** Where commits are shown, for links. */
    public static Variable commits() {
        return address(Link.COMMITS, FarmField.COMMIT_URL);
    }

    /**
     * What the controller wrote last of where it is. Nobody chooses it, so it is not shown; and a link to a dashboard cannot bring another
     * one along, which would lead people to a stranger's pages.
     */
    private static Variable address(String name, FarmField field) {
        // Without a time range: it is the present address that links need, whatever past somebody looks at.
        String query = "SELECT last(\"" + field.key() + "\") FROM \"" + Measurement.FARM.key() + "\"";
        Map<String, Object> json = query(name, field.doc(), query, SORT_NONE);
        json.put("hide", HIDDEN);
        json.put("skipUrlSync", true);
        json.put("multi", false);
        json.put("includeAll", false);
        return new Variable(name, json);
    }

    private static Map<String, Object> tagValues(Tag tag, Measurement measurement, int sort, Tag... above) {
        String filter = above.length == 0
                ? ""
                : " WHERE " + Arrays.stream(above).map(Variable::chosen).collect(Collectors.joining(" AND "));
        return query(
                tag.key(),
                tag.doc(),
                "SHOW TAG VALUES FROM \"" + measurement.key() + "\" WITH KEY = \"" + tag.key() + "\"" + filter,
                sort);
    }

    private static String chosen(Tag tag) {
        return "\"" + tag.key() + "\" =~ /^${" + tag.key() + ":regex}$/";
    }

    private static Map<String, Object> query(String name, String description, String influxQl, int sort) {
        return Json.object(
                "name",
                name,
                "label",
                Character.toUpperCase(name.charAt(0)) + name.substring(1).replace('_', ' '),
                "description",
                description,
                "type",
                "query",
                "datasource",
                Source.chosen(),
                "query",
                Json.object("query", influxQl, "refId", "variable-" + name),
                "definition",
                influxQl,
                "refresh",
                REFRESH_ON_TIME_RANGE,
                "sort",
                sort,
                "regex",
                "",
                "hide",
                0);
    }
}
