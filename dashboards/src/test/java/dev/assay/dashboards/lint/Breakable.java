package dev.assay.dashboards.lint;

import dev.assay.dashboards.GrafanaFolder;
import dev.assay.dashboards.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A good dashboard of which a test breaks one thing. */
final class Breakable {
    private final String name;
    private final Map<String, Object> root;

    private Breakable(String name, Map<String, Object> root) {
        this.name = name;
        this.root = root;
    }

    /** A copy of the committed dashboard with this uid. */
    static Breakable board(String uid) {
        DashboardFile file = GrafanaFolder.dashboards().stream()
                .filter(one -> one.uid().equals(uid))
                .findFirst()
                .orElseThrow();
        return new Breakable(file.name(), Json.read(Json.write(file.json())));
    }

    DashboardFile file() {
        return new DashboardFile(name, root);
    }

    List<String> findings() {
        return DashboardLint.check(List.of(file())).stream()
                .map(Finding::toString)
                .toList();
    }

    Map<String, Object> root() {
        return root;
    }

    Map<String, Object> panel(String title) {
        return named(list(root, "panels"), "title", title);
    }

    Map<String, Object> target(String panel, int index) {
        return list(panel(panel), "targets").get(index);
    }

    Map<String, Object> defaults(String panel) {
        return object(object(panel(panel), "fieldConfig"), "defaults");
    }

    List<Map<String, Object>> overrides(String panel) {
        return list(object(panel(panel), "fieldConfig"), "overrides");
    }

    Map<String, Object> variable(String variable) {
        return named(list(object(root, "templating"), "list"), "name", variable);
    }

    List<Map<String, Object>> variables() {
        return list(object(root, "templating"), "list");
    }

    List<Map<String, Object>> annotations() {
        return list(object(root, "annotations"), "list");
    }

    @SuppressWarnings("unchecked") // that is what the parser gives
    static Map<String, Object> object(Map<String, Object> parent, String key) {
        return (Map<String, Object>) Objects.requireNonNull(parent.get(key), key);
    }

    @SuppressWarnings("unchecked") // that is what the parser gives
    static List<Map<String, Object>> list(Map<String, Object> parent, String key) {
        return (List<Map<String, Object>>) Objects.requireNonNull(parent.get(key), key);
    }

    private static Map<String, Object> named(List<Map<String, Object>> objects, String key, String value) {
        return objects.stream()
                .filter(object -> value.equals(object.get(key)))
                .findFirst()
                .orElseThrow();
    }
}
