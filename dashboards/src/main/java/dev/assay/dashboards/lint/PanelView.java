package dev.assay.dashboards.lint;

import dev.assay.dashboards.json.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A panel as it stands in its file.
 *
 * @param file the name of that file
 */
public record PanelView(String file, Map<String, Object> json) {
    /** Grafana's name of its kind. */
    public String type() {
        return Json.textAt(json, "type");
    }

    /** What stands above it. */
    public String title() {
        return Json.textAt(json, "title");
    }

    /** Its number, or −1. */
    public int id() {
        return Json.numberAt(json, "id", -1);
    }

    /** Its queries. */
    public List<Map<String, Object>> targets() {
        return Json.objectsAt(json, "targets");
    }

    /** For messages. */
    public String where() {
        return file + ": panel " + id() + " \"" + title() + "\"";
    }

    Map<String, Object> defaults() {
        return Json.objectAt(Json.objectAt(json, "fieldConfig"), "defaults");
    }

    List<Map<String, Object>> overrides() {
        return Json.objectsAt(Json.objectAt(json, "fieldConfig"), "overrides");
    }

    List<Map<String, Object>> transformations() {
        return Json.objectsAt(json, "transformations");
    }

    /** What all its queries select. */
    Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        targets().forEach(target -> columns.addAll(new Statement(Json.textAt(target, "query")).columns()));
        return columns;
    }

    /** The tags that its queries group by: labels of the series. */
    Set<String> labels() {
        Set<String> labels = new LinkedHashSet<>();
        targets().forEach(target -> labels.addAll(new Statement(Json.textAt(target, "query")).groups()));
        return labels;
    }
}
