package dev.assay.dashboards.lint;

import dev.assay.dashboards.json.Json;
import java.util.List;
import java.util.Map;

/** Limits of colours begin at minus infinity, which files write as null, and rise. */
final class ThresholdRule implements Rule {
    @Override
    public void check(DashboardFile file, Findings findings) {
        for (PanelView panel : file.panels()) {
            check(panel, Json.objectAt(panel.defaults(), "thresholds"), findings);
            for (Map<String, Object> override : panel.overrides()) {
                for (Map<String, Object> property : Json.objectsAt(override, "properties")) {
                    if (Json.textAt(property, "id").equals("thresholds")) {
                        check(panel, Json.objectAt(property, "value"), findings);
                    }
                }
            }
        }
    }

    private static void check(PanelView panel, Map<String, Object> thresholds, Findings findings) {
        if (thresholds.isEmpty()) {
            return;
        }
        List<Map<String, Object>> steps = Json.objectsAt(thresholds, "steps");
        double below = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < steps.size(); i++) {
            Object value = steps.get(i).get("value");
            findings.check(
                    !Json.textAt(steps.get(i), "color").isEmpty(),
                    panel.where(),
                    "threshold " + i + " has no colour",
                    "one");
            if (i == 0) {
                findings.check(value == null, panel.where(), "the first threshold is " + value, "null");
            } else if (value instanceof Number number && number.doubleValue() > below) {
                below = number.doubleValue();
            } else {
                findings.add(panel.where(), "threshold " + i + " is " + value, "a number above the one before");
            }
        }
        findings.check(!steps.isEmpty(), panel.where(), "thresholds without steps", "at least one");
    }
}
