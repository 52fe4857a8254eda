package dev.assay.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.dashboards.alert.AlertRules;
import dev.assay.dashboards.board.Source;
import dev.assay.dashboards.json.Json;
import dev.assay.dashboards.json.Yaml;
import dev.assay.dashboards.lint.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The files of provisioning that are kept by hand: names that must agree, settings that Grafana knows, and no secret. */
class ProvisioningTest {
    private static final Set<String> SOURCE_SETTINGS = Set.of(
            "name",
            "uid",
            "orgId",
            "type",
            "access",
            "url",
            "user",
            "isDefault",
            "editable",
            "jsonData",
            "secureJsonData");
    private static final Set<String> PROVIDER_SETTINGS = Set.of(
            "name",
            "orgId",
            "folder",
            "folderUid",
            "type",
            "disableDeletion",
            "updateIntervalSeconds",
            "allowUiUpdates",
            "options");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

    @Test
    void exactlyOneFormOfTheDataSourceIsActive() {
        assertThat(sources(active())).hasSize(1);
    }

    @Test
    void everyFormOfTheDataSourceIsTheOneThatRulesAndDashboardsName() {
        List<Map<String, Object>> all = sources(everyForm());

        assertThat(all).hasSize(3);
        for (Map<String, Object> source : all) {
            assertThat(source.keySet()).isSubsetOf(SOURCE_SETTINGS);
            assertThat(source)
                    .containsEntry("uid", Source.UID)
                    .containsEntry("name", Source.NAME)
                    .containsEntry("type", Source.TYPE)
                    .containsEntry("access", "proxy");
            assertThat(Json.objectAt(source, "jsonData"))
                    .containsEntry("dbName", "${ASSAY_INFLUX_DATABASE}")
                    .doesNotContainKey("version");
        }
    }

    @Test
    void everySecretComesFromTheEnvironment() {
        for (Map<String, Object> source : sources(everyForm())) {
            assertThat(Json.objectAt(source, "secureJsonData").values())
                    .isNotEmpty()
                    .allMatch(value -> String.valueOf(value).matches("(Token )?\\$\\{ASSAY_INFLUX_(TOKEN|PASSWORD)}"));
        }
    }

    @Test
    void aHeaderHasItsNameAndItsValue() {
        Map<String, Object> source = sources(active()).get(0);

        assertThat(Json.objectAt(source, "jsonData")).containsEntry("httpHeaderName1", "Authorization");
        assertThat(Json.objectAt(source, "secureJsonData")).containsKey("httpHeaderValue1");
    }

    @Test
    void dashboardsAndRulesLieInOneFolderAndAreKeptAsTheyAre() {
        Map<String, Object> provider = Json.objectsAt(GrafanaFolder.provisioning("dashboards/assay.yaml"), "providers")
                .get(0);

        assertThat(provider.keySet()).isEqualTo(PROVIDER_SETTINGS);
        assertThat(provider)
                .containsEntry("folder", AlertRules.FOLDER)
                .containsEntry("type", "file")
                .containsEntry("allowUiUpdates", false);
        // Grafana refuses a folder together with folders that follow from files.
        assertThat(Json.objectAt(provider, "options")).containsEntry("foldersFromFilesStructure", false);
    }

    @Test
    void thePolicySendsToAContactPointThatIsThere() {
        Map<String, Object> file = GrafanaFolder.provisioning("alerting/contact.yaml");
        List<String> points = Json.objectsAt(file, "contactPoints").stream()
                .map(point -> Json.textAt(point, "name"))
                .toList();

        assertThat(Json.objectsAt(file, "policies"))
                .hasSize(1)
                .allSatisfy(policy -> assertThat(points).contains(Json.textAt(policy, "receiver")));
        Map<String, Object> receiver = Json.objectsAt(
                        Json.objectsAt(file, "contactPoints").get(0), "receivers")
                .get(0);
        assertThat(receiver).containsKeys("uid", "type", "settings");
        assertThat(Json.objectAt(receiver, "settings")).containsEntry("url", "${ASSAY_ALERT_WEBHOOK}");
    }

    @Test
    void alertsAreGroupedByLabelsThatRulesGive() {
        Set<String> labels = AlertRules.all().stream()
                .flatMap(rule -> new Statement(rule.query().influxQl()).groups().stream())
                .collect(Collectors.toSet());
        labels.add("alertname");
        Map<String, Object> policy = Json.objectsAt(GrafanaFolder.provisioning("alerting/contact.yaml"), "policies")
                .get(0);

        assertThat(Json.listAt(policy, "group_by")).isNotEmpty().allMatch(labels::contains);
    }

    @Test
    void theReadmeExplainsEveryVariableOfTheEnvironment() {
        Set<String> used = new TreeSet<>();
        for (String file : List.of("datasources/influxdb.yaml", "dashboards/assay.yaml", "alerting/contact.yaml")) {
            Matcher matcher = VARIABLE.matcher(text(file));
            while (matcher.find()) {
                used.add(matcher.group(1));
            }
        }

        assertThat(GrafanaFolder.read(GrafanaFolder.ROOT.resolveSibling("README.md")))
                .contains(used);
    }

    private static String text(String path) {
        return GrafanaFolder.read(GrafanaFolder.ROOT.resolve("provisioning").resolve(path));
    }

    private static String active() {
        return text("datasources/influxdb.yaml");
    }

    /** The forms that are commented out are read as well: a form that nobody reads is wrong one day. */
    private static String everyForm() {
        return active().replaceAll("(?m)^  # (?=- name:|  )", "  ");
    }

    private static List<Map<String, Object>> sources(String yaml) {
        return Json.objectsAt(Yaml.read(yaml), "datasources");
    }
}
