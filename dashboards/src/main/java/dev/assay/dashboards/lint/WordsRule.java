package dev.assay.dashboards.lint;

import dev.assay.dashboards.json.Json;
import java.util.Set;
import java.util.stream.Stream;

/** A stranger can read every panel: it has a title, says what it shows, in which unit, and what it means when it is empty. */
final class WordsRule implements Rule {
    private static final Set<String> KINDS =
            Set.of("xychart", "table", "state-timeline", "stat", "gauge", "timeseries", "row");

    private static final Set<String> FULL_OF_CELLS = Set.of("table", "xychart");

    @Override
    public void check(DashboardFile file, Findings findings) {
        for (PanelView panel : file.everything()) {
            findings.check(!panel.title().isBlank(), panel.where(), "no title", "what it shows in a few words");
            findings.check(KINDS.contains(panel.type()), panel.where(), "type " + panel.type(), "one of " + KINDS);
        }
        for (PanelView panel : file.panels()) {
            findings.check(
                    Json.textAt(panel.json(), "description").length() > 20,
                    panel.where(),
                    "description is \"" + Json.textAt(panel.json(), "description") + "\"",
                    "a sentence on what it shows");
            findings.check(
                    !FULL_OF_CELLS.contains(panel.type()) || hasDashes(panel),
                    panel.where(),
                    "noValue of the whole panel would stand in every empty cell",
                    "overrides of noValue byType for numbers, strings and booleans");
            for (String setting : new String[] {"unit", "noValue"}) {
                findings.check(
                        !Json.textAt(panel.defaults(), setting).isBlank(),
                        panel.where(),
                        "fieldConfig.defaults." + setting + " is missing",
                        "one");
            }
        }
    }

    private static boolean hasDashes(PanelView panel) {
        return Stream.of("number", "string", "boolean")
                .allMatch(kind -> panel.overrides().stream()
                        .anyMatch(override ->
                                Json.objectAt(override, "matcher").equals(Json.object("id", "byType", "options", kind))
                                        && Json.objectsAt(override, "properties").stream()
                                                .anyMatch(property -> Json.textAt(property, "id")
                                                        .equals("noValue"))));
    }
}
