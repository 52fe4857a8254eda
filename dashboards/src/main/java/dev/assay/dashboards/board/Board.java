package dev.assay.dashboards.board;

import dev.assay.dashboards.json.Json;
import dev.assay.dashboards.panel.Panel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * One dashboard.
 *
 * @param uid stable, since links and alert rules name it; also the name of its file
 * @param description which question it answers, in a sentence or two
 * @param range how far it looks back at first, as Grafana writes it: {@code now-30d}
 * @param refresh how often it asks again while it is open: {@code 1m}; empty for never
 */
public record Board(
        String uid,
        String title,
        String description,
        String range,
        String refresh,
        List<Variable> variables,
        List<Annotation> annotations,
        List<Section> sections) {
    /** Of the classic form; Grafana 11 to 13 read it and later ones migrate it. */
    public static final int SCHEMA_VERSION = 42;

    private static final int COLUMNS = 24;
    private static final String TAG = "assay";

    public Board {
        variables = List.copyOf(variables);
        annotations = List.copyOf(annotations);
        sections = List.copyOf(sections);
    }

    /** As its file has it. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("uid", uid);
        json.put("title", title);
        json.put("description", description);
        json.put("tags", List.of(TAG));
        json.put("schemaVersion", SCHEMA_VERSION);
        json.put("editable", false);
        json.put("graphTooltip", 1);
        json.put("timezone", "browser");
        json.put("time", Json.object("from", range, "to", "now"));
        json.put("refresh", refresh);
        json.put("links", List.of(otherBoards()));
        json.put(
                "templating",
                Json.object("list", variables.stream().map(Variable::json).toList()));
        json.put(
                "annotations",
                Json.object("list", annotations.stream().map(Annotation::json).toList()));
        json.put("panels", panels());
        return json;
    }

    /**
     * The id of the panel with this title, for alert rules.
     *
     * @throws NoSuchElementException when there is none
     */
    public int panelId(String panelTitle) {
        int id = 0;
        for (Section section : sections) {
            id++;
            for (Panel panel : section.panels()) {
                id++;
                if (panel.title().equals(panelTitle)) {
                    return id;
                }
            }
        }
        throw new NoSuchElementException(uid + " has no panel \"" + panelTitle + "\"");
    }

    /** Panels flow from left to right; one that does not fit begins below the lowest of the line. */
    private List<Map<String, Object>> panels() {
        List<Map<String, Object>> panels = new ArrayList<>();
        int id = 0;
        int y = 0;
        for (Section section : sections) {
            panels.add(heading(++id, y, section.heading()));
            y++;
            int x = 0;
            int lineHeight = 0;
            for (Panel panel : section.panels()) {
                if (x + panel.width() > COLUMNS) {
                    y += lineHeight;
                    x = 0;
                    lineHeight = 0;
                }
                panels.add(panel.json(++id, x, y));
                x += panel.width();
                lineHeight = Math.max(lineHeight, panel.height());
            }
            y += lineHeight;
        }
        return panels;
    }

    private static Map<String, Object> heading(int id, int y, String words) {
        return Json.object(
                "id",
                id,
                "type",
                "row",
                "title",
                words,
                "collapsed",
                false,
                "gridPos",
                Json.object("h", 1, "w", COLUMNS, "x", 0, "y", y),
                "panels",
                List.of());
    }

    private static Map<String, Object> otherBoards() {
        return Json.object(
                "title",
                "Assay",
                "type",
                "dashboards",
                "tags",
                List.of(TAG),
                "asDropdown",
                false,
                "includeVars",
                true,
                "keepTime",
                true,
                "targetBlank",
                false,
                "icon",
                "external link",
                "tooltip",
                "The other dashboards, with the same choices",
                "url",
                "");
    }
}
