package dev.assay.dashboards.panel;

import dev.assay.dashboards.json.Json;
import dev.assay.influx.schema.Field;
import dev.assay.influx.schema.Tag;
import java.util.List;
import java.util.Map;

/** The kinds of panels that the dashboards use, each with the settings that all of its kind share. */
public final class Panels {
    /** The column by which a scatter knows what it joins with a line. Frames lose their query's letter when they are partitioned. */
    public static final String FRONT = "front";

    private Panels() {}

    /** Points in a plane: {@code x} against {@code y}, each with its name and unit on its axis. */
    public static Panel scatter(String title, String description, Field x, Field y) {
        return scatter(title, description, x, y, List.of(y.key()));
    }

    /** The same with a second column on the axis of {@code y}, which the query of a front gives. */
    public static Panel scatterWithFront(String title, String description, Field x, Field y) {
        return scatter(title, description, x, y, List.of(y.key(), FRONT))
                .column(FRONT, axis(y, "left"))
                .column(FRONT, front());
    }

    private static Panel scatter(String title, String description, Field x, Field y, List<String> columns) {
        return dashes(Panel.of("xychart", title, description))
                .option("mapping", "auto")
                .option(
                        "series",
                        columns.stream()
                                .map(column -> Json.object(
                                        "x", Json.object("matcher", byName(x.key())),
                                        "y", Json.object("matcher", byName(column))))
                                .toList())
                .option("legend", legend())
                .option("tooltip", Json.object("mode", "single", "sort", "none"))
                .column(x.key(), axis(x, "bottom"))
                .column(y.key(), axis(y, "left"));
    }

    private static Look axis(Field field, String place) {
        return Look.in(Units.of(field)).custom("axisLabel", Units.title(field)).custom("axisPlacement", place);
    }

    /** What the defaults say of an empty panel would else stand in every empty cell and tooltip. */
    private static Panel dashes(Panel panel) {
        for (String kind : List.of("number", "string", "boolean")) {
            panel.kind(kind, Look.plain().whenEmpty("–"));
        }
        return panel;
    }

    /** How points of a scatter are drawn. */
    public static Look points() {
        return Look.in("none")
                .colourMode("palette-classic")
                .custom("show", "points")
                .custom("pointSize", Json.object("fixed", 8))
                .custom("pointShape", "circle")
                .custom("fillOpacity", 60)
                .custom("scaleDistribution", Json.object("type", "linear"));
    }

    /** A line from point to point. */
    private static Look front() {
        return Look.plain()
                .custom("show", "points+lines")
                .custom("lineWidth", 2)
                .custom("lineStyle", Json.object("fill", "dash", "dash", List.of(6, 4)))
                .custom("pointSize", Json.object("fixed", 4));
    }

    /** Rows and columns, with a filter at each head. */
    public static Panel table(String title, String description) {
        return dashes(Panel.of("table", title, description))
                .option("showHeader", true)
                .option("cellHeight", "sm")
                .option("footer", Json.object("show", false, "reducer", List.of("count"), "countRows", false));
    }

    /** How cells of a table are drawn. */
    public static Look cells() {
        return Look.in("none")
                .custom("align", "auto")
                .custom("filterable", true)
                .custom("cellOptions", Json.object("type", "auto"));
    }

    /** A column for a field, under its name and in its unit. */
    public static Look column(Field field) {
        return Look.in(Units.of(field)).called(Units.title(field));
    }

    /** A column for a code: a word on its colour. */
    public static Look coded(Field field, CodeWords words) {
        return column(field).words(words).custom("cellOptions", colouredCell());
    }

    /** States over time, one line for each series. */
    public static Panel timeline(String title, String description) {
        return Panel.of("state-timeline", title, description)
                .option("mergeValues", true)
                .option("showValue", "auto")
                .option("alignValue", "left")
                .option("rowHeight", 0.85)
                .option("legend", Json.object("displayMode", "list", "placement", "bottom", "showLegend", false))
                .option("tooltip", Json.object("mode", "single", "sort", "none"));
    }

    /** How states are drawn. */
    public static Look states(CodeWords words) {
        return Look.in("none")
                .colourMode("thresholds")
                .thresholds(Colour.PLAIN)
                .words(words)
                .custom("fillOpacity", 80)
                .custom("lineWidth", 0)
                .custom("insertNulls", false)
                // A verdict or a health stands until the next one: gaps between points are no gaps in the state.
                .custom("spanNulls", true);
    }

    /** One number, or one for each series. */
    public static Panel stat(String title, String description, String calculation) {
        return Panel.of("stat", title, description)
                .option("reduceOptions", Json.object("calcs", List.of(calculation), "fields", "", "values", false))
                .option("orientation", "auto")
                .option("textMode", "auto")
                .option("wideLayout", true)
                .option("colorMode", "background")
                .option("graphMode", "none")
                .option("justifyMode", "auto");
    }

    /** Figures over time. */
    public static Panel graph(String title, String description) {
        return Panel.of("timeseries", title, description)
                .option("legend", legend())
                .option("tooltip", Json.object("mode", "multi", "sort", "desc"));
    }

    /** How figures over time are drawn. */
    public static Look line(String unit) {
        return Look.in(unit)
                .colourMode("palette-classic")
                .custom("drawStyle", "line")
                .custom("lineWidth", 1)
                .custom("fillOpacity", 5)
                .custom("showPoints", "auto")
                .custom("pointSize", 5)
                .custom("spanNulls", true)
                .custom("axisPlacement", "auto")
                .custom("thresholdsStyle", Json.object("mode", "off"));
    }

    /** A matrix of one figure: a row for each value of one tag, a column for each of another. */
    public static Panel matrix(String title, String description, Tag rows, Tag columns, Field figure) {
        return table(title, description)
                .transform(
                        "groupingToMatrix",
                        Json.object(
                                "rowField", rows.key(),
                                "columnField", columns.key(),
                                "valueField", figure.key(),
                                "emptyValue", "null"))
                .column(
                        rows.key() + "\\" + columns.key(),
                        Look.in("string")
                                .called(rows.key())
                                .custom("cellOptions", Json.object("type", "auto"))
                                .custom("width", 260));
    }

    /** A cell that is coloured all over. */
    public static Map<String, Object> colouredCell() {
        return Json.object("type", "color-background", "mode", "basic");
    }

    private static Map<String, Object> legend() {
        return Json.object("displayMode", "list", "placement", "bottom", "showLegend", true, "calcs", List.of());
    }

    private static Map<String, Object> byName(String column) {
        return Json.object("id", "byName", "options", column);
    }
}
