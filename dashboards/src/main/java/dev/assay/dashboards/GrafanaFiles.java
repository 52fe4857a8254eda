package dev.assay.dashboards;

import dev.assay.dashboards.alert.AlertRules;
import dev.assay.dashboards.board.Board;
import dev.assay.dashboards.board.Boards;
import dev.assay.dashboards.json.Json;
import dev.assay.dashboards.json.Yaml;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files of {@code dashboards/grafana} that name measurements, tags and fields; the others are kept by hand, since users edit them. */
public final class GrafanaFiles {
    private static final String HEADER = """
            # Written by the room "dashboards"; see dashboards/README.md. What is changed here by hand is lost.
            # Each rule compares a verdict or state that the controller stored, and judges nothing itself.
            """;

    private GrafanaFiles() {}

    /** Text by path below {@code dashboards/grafana}. */
    public static Map<String, String> all() {
        Map<String, String> files = new LinkedHashMap<>();
        for (Board board : Boards.all()) {
            files.put("dashboards/" + board.uid() + ".json", Json.write(board.json()));
        }
        files.put("provisioning/alerting/rules.yaml", HEADER + Yaml.write(AlertRules.json()));
        return files;
    }
}
