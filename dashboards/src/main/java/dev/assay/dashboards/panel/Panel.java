package dev.assay.dashboards.panel;

import dev.assay.dashboards.json.Json;
import dev.assay.dashboards.query.Query;
import dev.assay.influx.schema.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One panel. Built in one go by one thread; every method that gives a panel changes this one. */
public final class Panel {
    /** The data source that the dashboard's variable {@code ds} names. */
    private static final Map<String, Object> CHOSEN_SOURCE = Json.object("type", "influxdb", "uid", "${ds}");

    private final String type;
    private final String title;
    private final String description;
    private final Map<String, Object> options = new LinkedHashMap<>();
    private final List<Query> queries = new ArrayList<>();
    private final List<Map<String, Object>> overrides = new ArrayList<>();
    private final List<Map<String, Object>> transformations = new ArrayList<>();
    private Look look = Look.in("none");
    private int width = 24;
    private int height = 8;
    private @Nullable Tag repeated;

    private Panel(String type, String title, String description) {
        this.type = type;
        this.title = title;
        this.description = description;
    }

    /** A panel of one of Grafana's types. */
    public static Panel of(String type, String title, String description) {
        return new Panel(type, title, description);
    }

    /** Its width in 24ths of the page, and its height in rows of 30 pixels. */
    public Panel size(int columns, int rows) {
        width = columns;
        height = rows;
        return this;
    }

    /** What it asks; each query has another letter. */
    public Panel asks(Query... asked) {
        queries.addAll(List.of(asked));
        return this;
    }

    /** How all values are drawn. */
    public Panel looks(Look allValues) {
        look = allValues;
        return this;
    }

    /** How the column of this name is drawn. */
    public Panel column(String name, Look itsLook) {
        return override("byName", name, itsLook);
    }

    /** How all columns of one kind are drawn: {@code number}, {@code string} or {@code boolean}. */
    public Panel kind(String kind, Look theirLook) {
        return override("byType", kind, theirLook);
    }

    /** How all columns of one query are drawn. */
    public Panel answers(String refId, Look theirLook) {
        return override("byFrameRefID", refId, theirLook);
    }

    /** A setting of this type of panel. */
    public Panel option(String key, Object value) {
        options.put(key, value);
        return this;
    }

    /** What Grafana does with the answers, one step after another. */
    public Panel transform(String id, Map<String, Object> settings) {
        transformations.add(Json.object("id", id, "options", settings));
        return this;
    }

    /** The same for the answer of one query; the others pass. */
    public Panel transformOnly(String refId, String id, Map<String, Object> settings) {
        transformations.add(
                Json.object("id", id, "filter", Json.object("id", "byRefId", "options", refId), "options", settings));
        return this;
    }

    /** Once for each value that is chosen in the variable of this tag. */
    public Panel repeatedFor(Tag tag) {
        repeated = tag;
        return this;
    }

    /** What stands above it. */
    public String title() {
        return title;
    }

    /** In 24ths of the page. */
    public int width() {
        return width;
    }

    /** In rows of 30 pixels. */
    public int height() {
        return height;
    }

    private Panel override(String matcher, String options, Look itsLook) {
        overrides.add(Json.object(
                "matcher", Json.object("id", matcher, "options", options), "properties", itsLook.properties()));
        return this;
    }

    /** The panel as Grafana's files have it, with its place. */
    public Map<String, Object> json(int id, int x, int y) {
        Map<String, Object> json = Json.object(
                "id", id,
                "type", type,
                "title", title,
                "description", description,
                "datasource", CHOSEN_SOURCE,
                "gridPos", Json.object("h", height, "w", width, "x", x, "y", y),
                "fieldConfig", Json.object("defaults", look.defaults(), "overrides", overrides),
                "options", options,
                "targets", queries.stream().map(Panel::target).toList());
        if (!transformations.isEmpty()) {
            json.put("transformations", transformations);
        }
        if (repeated != null) {
            json.put("repeat", repeated.key());
            json.put("repeatDirection", "h");
            json.put("maxPerRow", 24 / width);
        }
        return json;
    }

    private static Map<String, Object> target(Query query) {
        Map<String, Object> target = Json.object(
                "refId", query.refId(),
                "datasource", CHOSEN_SOURCE,
                "rawQuery", true,
                "query", query.influxQl(),
                "resultFormat", query.format().key());
        if (query.alias() != null) {
            target.put("alias", query.alias());
        }
        return target;
    }
}
