package dev.assay.dashboards.lint;

import dev.assay.dashboards.json.Json;
import java.util.Map;

/** Every question goes to the data source that people choose above the dashboard. */
final class SourceRule implements Rule {
    private static final String CHOSEN = "${ds}";

    @Override
    public void check(DashboardFile file, Findings findings) {
        findings.check(
                file.variable("ds")
                        .filter(variable -> Json.textAt(variable, "type").equals("datasource")
                                && Json.textAt(variable, "query").equals("influxdb"))
                        .isPresent(),
                file.name(),
                "no variable ds of type datasource for influxdb",
                "one");
        findings.check(
                !Json.write(file.json()).contains("${DS_"),
                file.name(),
                "an input ${DS_…}",
                "${ds}: only the import dialogue knows inputs");
        for (PanelView panel : file.panels()) {
            check(panel.where(), panel.json(), findings);
            panel.targets()
                    .forEach(target -> check(panel.where() + ", query " + target.get("refId"), target, findings));
        }
        for (Map<String, Object> annotation : file.annotations()) {
            check(file.name() + ": annotation " + annotation.get("name"), annotation, findings);
        }
        for (Map<String, Object> variable : file.variables()) {
            if (Json.textAt(variable, "type").equals("query")) {
                check(file.name() + ": variable " + variable.get("name"), variable, findings);
            }
        }
    }

    private static void check(String where, Map<String, Object> holder, Findings findings) {
        String uid = Json.textAt(Json.objectAt(holder, "datasource"), "uid");
        findings.check(uid.equals(CHOSEN), where, "data source \"" + uid + "\"", CHOSEN);
    }
}
