package dev.assay.dashboards.live;

import dev.assay.dashboards.json.Json;
import dev.assay.dashboards.lint.DashboardFile;
import dev.assay.dashboards.lint.PanelView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A statement as it stands in a file.
 *
 * @param where for messages
 * @param isTable whether Grafana makes a table of the answer
 */
public record AskedQuery(String where, String influxQl, boolean isTable) {
    /** Of all panels of a dashboard. */
    public static List<AskedQuery> ofPanels(DashboardFile file) {
        List<AskedQuery> queries = new ArrayList<>();
        for (PanelView panel : file.panels()) {
            for (Map<String, Object> target : panel.targets()) {
                queries.add(new AskedQuery(
                        panel.where() + ", query " + target.get("refId"),
                        Json.textAt(target, "query"),
                        Json.textAt(target, "resultFormat").equals("table")));
            }
        }
        return queries;
    }

    /** Of all annotations of a dashboard. */
    public static List<AskedQuery> ofAnnotations(DashboardFile file) {
        return file.annotations().stream()
                .map(annotation -> new AskedQuery(
                        file.name() + ": annotation " + annotation.get("name"),
                        Json.textAt(Json.objectAt(annotation, "target"), "query"),
                        true))
                .toList();
    }
}
