package dev.assay.dashboards.lint;

import dev.assay.dashboards.json.Json;
import dev.assay.dashboards.query.Expansion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Variables that are used are there, those that are there are used, and what can have several values is written as alternatives. */
final class VariableRule implements Rule {
    /** What Grafana itself fills in. */
    private static final Set<String> BUILT_IN = Set.of("timeFilter", "__interval", "__data", "__field");

    @Override
    public void check(DashboardFile file, Findings findings) {
        Set<String> defined = new LinkedHashSet<>();
        Set<String> used = new HashSet<>(Set.of("ds"));
        for (Map<String, Object> variable : file.variables()) {
            String name = Json.textAt(variable, "name");
            String where = file.name() + ": variable " + name;
            findings.check(
                    !Json.textAt(variable, "label").isBlank()
                            && !Json.textAt(variable, "description").isBlank(),
                    where,
                    "no label or no description",
                    "both");
            if (Json.textAt(variable, "type").equals("query")) {
                String query = Json.textAt(Json.objectAt(variable, "query"), "query");
                check(where, query, defined, used, file, findings);
                findings.check(
                        Json.numberAt(variable, "refresh", 0) == 2,
                        where,
                        "refresh is " + variable.get("refresh"),
                        "2: asked again when the time range changes");
            }
            findings.check(defined.add(name), where, "the name is taken", "a name of its own");
        }
        for (Map.Entry<String, String> text : texts(file).entrySet()) {
            check(text.getKey(), text.getValue(), defined, used, file, findings);
        }
        for (String name : defined) {
            findings.check(
                    used.contains(name), file.name() + ": variable " + name, "nothing uses it", "a use, or none");
        }
    }

    private static Map<String, String> texts(DashboardFile file) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (PanelView panel : file.everything()) {
            for (Map<String, Object> target : panel.targets()) {
                texts.put(panel.where() + ", query " + target.get("refId"), Json.textAt(target, "query"));
            }
            List<String> others = new ArrayList<>(List.of(panel.title()));
            String repeat = Json.textAt(panel.json(), "repeat");
            if (!repeat.isEmpty()) {
                others.add("${" + repeat + "}");
            }
            for (String url : urls(panel)) {
                others.add(url);
            }
            texts.put(panel.where(), String.join(" ", others));
        }
        for (Map<String, Object> annotation : file.annotations()) {
            texts.put(
                    file.name() + ": annotation " + annotation.get("name"),
                    Json.textAt(Json.objectAt(annotation, "target"), "query"));
        }
        return texts;
    }

    private static List<String> urls(PanelView panel) {
        List<String> urls = new ArrayList<>();
        Json.objectsAt(panel.defaults(), "links").forEach(link -> urls.add(Json.textAt(link, "url")));
        for (Map<String, Object> override : panel.overrides()) {
            for (Map<String, Object> property : Json.objectsAt(override, "properties")) {
                if (Json.textAt(property, "id").equals("links")) {
                    Json.objectsAt(property, "value").forEach(link -> urls.add(Json.textAt(link, "url")));
                }
            }
        }
        return urls;
    }

    private static void check(
            String where, String text, Set<String> defined, Set<String> used, DashboardFile file, Findings findings) {
        for (String name : Expansion.names(text)) {
            if (BUILT_IN.contains(name)) {
                continue;
            }
            used.add(name);
            findings.check(defined.contains(name), where, "variable " + name + " is used", "one of " + defined);
            boolean isMany = file.variable(name)
                    .map(variable -> Boolean.TRUE.equals(variable.get("multi")))
                    .orElse(false);
            findings.check(
                    !isMany || !new Statement(text).selects() || text.contains("/^${" + name + ":regex}$/"),
                    where,
                    "variable " + name + " may have several values",
                    "=~ /^${" + name + ":regex}$/");
        }
    }
}
