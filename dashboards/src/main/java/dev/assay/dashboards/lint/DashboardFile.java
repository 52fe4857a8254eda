package dev.assay.dashboards.lint;

import dev.assay.dashboards.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A dashboard as it stands in its file, whoever wrote it.
 *
 * @param name of the file, for messages
 */
public record DashboardFile(String name, Map<String, Object> json) {
    /** All panels but the headings, those of collapsed headings included. */
    public List<PanelView> panels() {
        return everything().stream()
                .filter(panel -> !panel.type().equals("row"))
                .toList();
    }

    /** Panels and headings. */
    List<PanelView> everything() {
        return Json.objectsAt(json, "panels").stream()
                .flatMap(panel -> Stream.concat(Stream.of(panel), Json.objectsAt(panel, "panels").stream()))
                .map(panel -> new PanelView(name, panel))
                .toList();
    }

    /** The variables in their order. */
    public List<Map<String, Object>> variables() {
        return Json.objectsAt(Json.objectAt(json, "templating"), "list");
    }

    /** The variable of this name. */
    public Optional<Map<String, Object>> variable(String variable) {
        return variables().stream()
                .filter(one -> Json.textAt(one, "name").equals(variable))
                .findFirst();
    }

    /** The annotations in their order. */
    public List<Map<String, Object>> annotations() {
        return Json.objectsAt(Json.objectAt(json, "annotations"), "list");
    }

    /** The id by which others name it. */
    public String uid() {
        return Json.textAt(json, "uid");
    }
}
