package dev.assay.acceptance.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.acceptance.ci.Yaml;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Every overlay as Kustomize makes it, held against the image and the settings. */
class KubernetesTest {
    private static final Path HERE = DeployFolder.file("kubernetes/overlays");

    /** A workload with its one container. */
    private record Workload(String name, Map<?, ?> pod, Map<?, ?> container) {
        static Workload of(Map<?, ?> object) {
            Map<?, ?> pod = part(part(part(object, "spec"), "template"), "spec");
            List<Map<?, ?>> containers = rows(pod.get("containers"));
            assertThat(containers).hasSize(1);
            return new Workload(nameOf(object), pod, containers.get(0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "postgres", "full"})
    void everythingMeetsTheStrictestStandardOfKubernetes(String overlay) throws IOException, InterruptedException {
        for (Workload workload : workloads(build(overlay))) {
            Map<?, ?> pod = part(workload.pod(), "securityContext");
            Map<?, ?> container = part(workload.container(), "securityContext");

            assertThat(pod.get("runAsNonRoot")).as(workload.name()).isEqualTo(true);
            assertThat(part(pod, "seccompProfile").get("type")).isEqualTo("RuntimeDefault");
            assertThat(container.get("allowPrivilegeEscalation")).isEqualTo(false);
            assertThat(part(container, "capabilities").get("drop")).isEqualTo(List.of("ALL"));
            assertThat(workload.pod().get("automountServiceAccountToken")).isEqualTo(false);
            // Else every Service's address would be a variable ASSAY_…, which the controller takes for settings.
            assertThat(workload.pod().get("enableServiceLinks")).isEqualTo(false);
            assertThat(part(part(workload.container(), "resources"), "limits").get("memory"))
                    .isNotNull();
            assertThat(part(workload.container(), "livenessProbe")).isNotEmpty();
            assertThat(part(workload.container(), "readinessProbe")).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "postgres", "full"})
    void theControllerFitsItsImageAndItsSettings(String overlay) throws IOException, InterruptedException {
        Workload controller = workload(build(overlay), "assay-controller");
        ContainerFile.Stage image = ContainerFile.stage("controller");

        Set<String> variables = new TreeSet<>();
        for (Map<?, ?> variable : rows(controller.container().get("env"))) {
            variables.add(String.valueOf(variable.get("name")));
        }
        assertThat(ControllerSettings.variables()).containsAll(variables);
        assertThat(String.valueOf(controller.container().get("image")))
                .endsWith("assay-controller:" + DeployFolder.version());
        assertThat(part(controller.pod(), "securityContext").get("runAsUser") + ":"
                        + part(controller.pod(), "securityContext").get("runAsGroup"))
                .isEqualTo(image.one("USER"));
        assertThat(rows(controller.container().get("volumeMounts")))
                .extracting(mount -> String.valueOf(mount.get("mountPath")))
                .contains(image.one("VOLUME"), "/tmp");
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            List<String> command =
                    words(part(part(controller.container(), probe), "exec").get("command"));
            assertThat(image.copies()).anyMatch(copy -> copy.target().equals(command.get(0)));
            assertThat(command.get(1)).isEqualTo(probe.equals("readinessProbe") ? "ready" : "live");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "postgres", "full"})
    void everyNameThatIsReferredToIsThereOrASecretThatTheOperatorMakes(String overlay)
            throws IOException, InterruptedException {
        List<Map<?, ?>> objects = build(overlay);

        assertThat(objects)
                .extracting(object -> String.valueOf(object.get("kind")))
                .doesNotContain("Secret");
        Set<String> needed = new TreeSet<>();
        Set<String> maps = new TreeSet<>();
        objects.forEach(object -> collect(object, needed, maps));
        String explained = DeployFolder.text(HERE.resolve(overlay).resolve("kustomization.yaml"))
                + DeployFolder.text(HERE.resolve("postgres/kustomization.yaml"));
        assertThat(needed).allSatisfy(secret -> assertThat(explained).contains("secret generic " + secret));
        assertThat(maps)
                .allSatisfy(map -> assertThat(objects)
                        .anyMatch(object -> "ConfigMap".equals(object.get("kind")) && map.equals(nameOf(object))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "postgres", "full"})
    void everyImageIsPinnedAsInCompose(String overlay) throws IOException, InterruptedException {
        ComposeFile compose = ComposeFile.with(ComposeFile.someSecrets());
        Set<String> images = new TreeSet<>();
        compose.services()
                .forEach(service ->
                        images.add(String.valueOf(compose.service(service).get("image"))));

        for (Workload workload : workloads(build(overlay))) {
            assertThat(images).contains(String.valueOf(workload.container().get("image")));
        }
    }

    @Test
    void grafanaAndTheControllerKnowTheirAddresses() throws IOException, InterruptedException {
        List<Map<?, ?>> objects = build("full");

        Map<?, ?> addresses = objects.stream()
                .filter(object -> "ConfigMap".equals(object.get("kind")) && "assay-address".equals(nameOf(object)))
                .map(object -> part(object, "data"))
                .findFirst()
                .orElseThrow();
        assertThat(addresses.get("grafana-url")).isEqualTo("http://localhost:3000");
        assertThat(addresses.get("public-url")).isEqualTo("https://farm.example.org:8420");
        assertThat(source(workload(objects, "grafana"), "GF_SERVER_ROOT_URL"))
                .isEqualTo(Map.of("name", "assay-address", "key", "grafana-url"));
        assertThat(source(workload(objects, "assay-controller"), "ASSAY_COMMIT_URL"))
                .isEqualTo(Map.of("name", "assay-address", "key", "commit-url", "optional", true));
    }

    /** Where a variable's value comes from. */
    private static Map<?, ?> source(Workload workload, String variable) {
        return rows(workload.container().get("env")).stream()
                .filter(one -> variable.equals(one.get("name")))
                .map(one -> part(part(one, "valueFrom"), "configMapKeyRef"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void onlyTheControllerAndGrafanaMayBeReachedByAnybody() throws IOException, InterruptedException {
        for (Map<?, ?> object : build("full")) {
            if ("NetworkPolicy".equals(object.get("kind"))) {
                boolean isOpen =
                        rows(part(object, "spec").get("ingress")).stream().noneMatch(rule -> rule.containsKey("from"));

                assertThat(isOpen).as(nameOf(object)).isEqualTo(!nameOf(object).equals("influxdb"));
            }
        }
    }

    private static void collect(@Nullable Object part, Set<String> secrets, Set<String> maps) {
        if (part instanceof Map<?, ?> map) {
            addName(map.get("secretKeyRef"), "name", secrets);
            addName(map.get("secret"), "secretName", secrets);
            addName(map.get("configMapKeyRef"), "name", maps);
            addName(map.get("configMap"), "name", maps);
            map.values().forEach(value -> collect(value, secrets, maps));
        } else if (part instanceof List<?> list) {
            list.forEach(value -> collect(value, secrets, maps));
        }
    }

    private static void addName(@Nullable Object reference, String key, Set<String> names) {
        if (reference instanceof Map<?, ?> map && map.get(key) != null) {
            names.add(String.valueOf(map.get(key)));
        }
    }

    private static List<Map<?, ?>> build(String overlay) throws IOException, InterruptedException {
        Optional<Path> kustomize = Program.find("kustomize");
        List<String> command = kustomize.isPresent()
                ? List.of(kustomize.get().toString(), "build", overlay)
                : List.of(
                        Program.need("kubectl", "expected kustomize or kubectl; .ci/run installs the first")
                                .toString(),
                        "kustomize",
                        overlay);
        Program.Outcome outcome = Program.run(command, HERE);
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        List<Map<?, ?>> objects = new ArrayList<>();
        for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(outcome.output())) {
            objects.add(Yaml.object(document));
        }
        return objects;
    }

    private static List<Workload> workloads(List<Map<?, ?>> objects) {
        return objects.stream()
                .filter(object -> Set.of("StatefulSet", "Deployment").contains(String.valueOf(object.get("kind"))))
                .map(Workload::of)
                .toList();
    }

    private static Workload workload(List<Map<?, ?>> objects, String name) {
        return workloads(objects).stream()
                .filter(workload -> workload.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Map<?, ?> part(Map<?, ?> map, String key) {
        return Yaml.object(map.get(key));
    }

    private static List<Map<?, ?>> rows(@Nullable Object list) {
        return list == null
                ? List.of()
                : ((List<?>) list).stream().<Map<?, ?>>map(Yaml::object).toList();
    }

    private static List<String> words(@Nullable Object list) {
        return list == null
                ? List.of()
                : ((List<?>) list).stream().map(String::valueOf).toList();
    }

    private static String nameOf(Map<?, ?> object) {
        return String.valueOf(part(object, "metadata").get("name"));
    }
}
