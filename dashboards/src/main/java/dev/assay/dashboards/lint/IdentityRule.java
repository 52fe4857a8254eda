package dev.assay.dashboards.lint;

import dev.assay.dashboards.json.Json;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Names and numbers by which others refer to a dashboard and its panels, and what keeps a provisioned one as it is. */
final class IdentityRule implements Rule {
    private static final Pattern UID = Pattern.compile("[a-z0-9-]{8,40}");
    private static final int OLDEST = 39;
    private static final int NEWEST = 42;

    @Override
    public void check(DashboardFile file, Findings findings) {
        findings.check(
                UID.matcher(file.uid()).matches(),
                file.name(),
                "uid is \"" + file.uid() + "\"",
                "8 to 40 small letters, digits and hyphens");
        findings.check(
                file.name().equals(file.uid() + ".json"),
                file.name(),
                "uid is \"" + file.uid() + "\"",
                "the name of the file");
        findings.check(
                file.json().get("id") == null, file.name(), "the dashboard has an id", "none: Grafana gives it one");
        for (String words : new String[] {"title", "description"}) {
            findings.check(
                    !Json.textAt(file.json(), words).isBlank(), file.name(), "no " + words, "a " + words + " in words");
        }
        int version = Json.numberAt(file.json(), "schemaVersion", 0);
        findings.check(
                version >= OLDEST && version <= NEWEST,
                file.name(),
                "schemaVersion is " + version,
                OLDEST + " to " + NEWEST);
        findings.check(
                Boolean.FALSE.equals(file.json().get("editable")),
                file.name(),
                "editable is " + file.json().get("editable"),
                "false: what is changed in the browser is lost");
        Set<Integer> ids = new HashSet<>();
        for (PanelView panel : file.everything()) {
            findings.check(panel.id() > 0, panel.where(), "id is " + panel.id(), "a number from 1 on");
            findings.check(ids.add(panel.id()), panel.where(), "the id is taken", "an id of its own");
        }
    }
}
