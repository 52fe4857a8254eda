package dev.assay.dashboards.board;

import dev.assay.dashboards.json.Json;
import dev.assay.dashboards.panel.Colour;
import dev.assay.influx.schema.EventField;
import dev.assay.influx.schema.EventKind;
import dev.assay.influx.schema.Measurement;
import dev.assay.influx.schema.Tag;
import java.util.Map;

/**
 * Things that happened, drawn as lines over everything that has a time axis. Grafana draws title and text as HTML, so the title has words of
 * the controller alone and the text is the one in which the controller has escaped what strangers wrote and made links of the commit, the campaign and the incident.
 *
 * @param name as the switch above the dashboard shows it
 */
public record Annotation(String name, EventKind kind, Colour colour, boolean isOnAtFirst) {
    Map<String, Object> json() {
        String title = EventField.TITLE.key();
        String text = EventField.HTML.key();
        String kindTag = Tag.KIND.key();
        // Only columns that every event has: Grafana leaves out rows with a gap.
        String query = "SELECT \"" + title + "\", \"" + text + "\", \"" + kindTag + "\" FROM \""
                + Measurement.EVENT.key() + "\" WHERE $timeFilter AND \"" + kindTag + "\" = '" + kind.key() + "'";
        return Json.object(
                "name",
                name,
                "enable",
                isOnAtFirst,
                "hide",
                false,
                "iconColor",
                colour.key(),
                "datasource",
                Source.chosen(),
                "target",
                Json.object(
                        "refId", "Anno",
                        "rawQuery", true,
                        "textEditor", true,
                        "fromAnnotations", true,
                        "name", name,
                        "query", query,
                        "titleColumn", title,
                        "textColumn", text,
                        "tagsColumn", kindTag));
    }
}
