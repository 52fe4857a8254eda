package dev.assay.acceptance.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.acceptance.ci.Yaml;
import dev.assay.device.catalog.ProfileCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docker-compose.yml} promises, and that it fits the images and the checkout. */
class ComposeFileTest {
    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|TOKEN|SECRET)(_FILE)?");
    private static final Pattern PINNED = Pattern.compile("[a-z/-]+:v?\\d+\\.\\d+[.\\d]*(-[a-z0-9.]+)?");

    private final ComposeFile raw = ComposeFile.raw();
    private final ComposeFile compose = ComposeFile.with(ComposeFile.someSecrets());

    @Test
    void everyVariableIsDescribedAndEveryDescriptionIsOfAVariable() {
        assertThat(ComposeFile.example().keySet()).isEqualTo(Interpolation.variables(ComposeFile.text()));
    }

    @Test
    void theExampleHasTheDefaultsAndNoSecret() {
        Map<String, String> example = ComposeFile.example();

        for (String name : Interpolation.required(ComposeFile.text())) {
            assertThat(example)
                    .as("what has no default is left to the operator")
                    .containsEntry(name, "");
        }
        example.forEach((name, value) -> {
            if (!value.isEmpty()) {
                assertThat(ComposeFile.text()).contains("${" + name + ":-" + value + "}");
            }
        });
    }

    @Test
    void noSecretHasAValueHere() {
        for (String service : raw.services()) {
            raw.environment(service).forEach((name, value) -> {
                if (SECRET.matcher(name).matches()) {
                    assertThat(value).as("%s of %s", name, service).matches("(Token )?\\$\\{[A-Z_]+:\\?.+}");
                }
            });
        }
    }

    @Test
    void everyImageIsPinnedAndOursAreOfThisVersion() {
        for (String service : compose.services()) {
            String image = String.valueOf(compose.service(service).get("image"));

            assertThat(image).matches(PINNED);
            if (compose.service(service).containsKey("build")) {
                assertThat(image).endsWith(":" + DeployFolder.version());
                String target = String.valueOf(
                        Yaml.object(compose.service(service).get("build")).get("target"));
                assertThat(ContainerFile.stages()).containsKey(target);
            }
        }
    }

    @Test
    void nothingRunsAsRootWithMoreThanItNeedsOrWithoutALimit() {
        for (String service : compose.services()) {
            Map<String, Object> parts = compose.service(service);

            assertThat(String.valueOf(parts.get("user"))).as(service).matches("[1-9]\\d*:\\d+");
            assertThat(parts).as(service).containsEntry("cap_drop", List.of("ALL"));
            assertThat(parts).as(service).containsEntry("security_opt", List.of("no-new-privileges:true"));
            assertThat(parts)
                    .as(service)
                    .containsEntry("restart", "unless-stopped")
                    .doesNotContainKey("privileged");
            assertThat(String.valueOf(parts.get("deploy"))).as(service).contains("limits={memory=");
        }
        assertThat(compose.services().stream()
                        .filter(service ->
                                !Boolean.TRUE.equals(compose.service(service).get("read_only"))))
                .containsExactly("influxdb");
    }

    @Test
    void onlyTheControllerAndGrafanaAreReachedFromOutside() {
        Set<String> published = new TreeSet<>();
        for (String service : compose.services()) {
            if (!compose.texts(service, "ports").isEmpty()) {
                published.add(service);
            }
        }

        assertThat(published).containsExactly("controller", "grafana");
        assertThat(compose.texts("controller", "ports")).containsExactly("8420:8420");
        // It speaks HTTP, and people type passwords into it.
        assertThat(compose.texts("grafana", "ports")).containsExactly("127.0.0.1:3000:3000");
        assertThat(ContainerFile.stage("controller").one("EXPOSE")).isEqualTo("8420");
        assertThat(compose.texts("postgres", "networks")).containsExactly("stores");
        assertThat(compose.texts("influxdb", "networks")).containsExactly("stores");
    }

    @Test
    void whatIsMountedFromTheCheckoutIsThereAndCannotBeChanged() {
        for (String service : compose.services()) {
            for (String volume : compose.texts(service, "volumes")) {
                if (volume.startsWith(".")) {
                    Path source = DeployFolder.file(volume.substring(0, volume.indexOf(':')))
                            .normalize();

                    assertThat(Files.exists(source))
                            .as("%s mounts %s", service, source)
                            .isTrue();
                    assertThat(volume).endsWith(":ro");
                }
            }
        }
    }

    @Test
    void whatMustSurviveLiesInNamedVolumesThatTheImagesKnow() {
        Set<String> used = new HashSet<>();
        for (String service : compose.services()) {
            compose.texts(service, "volumes").stream()
                    .filter(volume -> !volume.startsWith("."))
                    .forEach(volume -> used.add(volume.substring(0, volume.indexOf(':'))));
        }

        assertThat(used).isEqualTo(compose.keys("volumes"));
        assertThat(compose.texts("controller", "volumes"))
                .contains("controller:" + ContainerFile.stage("controller").one("VOLUME"));
        assertThat(compose.texts("simulator", "volumes"))
                .contains("simulator:" + ContainerFile.stage("simulator").one("VOLUME"));
    }

    @Test
    void everyServiceButTheSimulatorSaysHowItIs() {
        for (String service : compose.services()) {
            boolean isChecked = compose.service(service).containsKey("healthcheck");

            assertThat(isChecked).as(service).isEqualTo(!service.equals("simulator"));
        }
        List<String> command = command("controller");
        assertThat(ContainerFile.stage("controller").copies())
                .anyMatch(copy -> copy.target().equals(command.get(1)));
        assertThat(command).hasSize(3).last().isEqualTo("ready");
    }

    @Test
    void whereRevisionsLeadIsLeftOutOrGivenToTheController() {
        Map<String, String> given = new TreeMap<>(ComposeFile.someSecrets());
        given.put("ASSAY_COMMIT_URL", "https://git.example.org/r/commit/");

        assertThat(compose.environment("controller")).containsEntry("ASSAY_COMMIT_URL", "");
        assertThat(ComposeFile.with(given).environment("controller"))
                .containsEntry("ASSAY_COMMIT_URL", "https://git.example.org/r/commit/");
    }

    private List<String> command(String service) {
        Object test = Yaml.object(compose.service(service).get("healthcheck")).get("test");
        return ((List<?>) Objects.requireNonNull(test))
                .stream().map(String::valueOf).toList();
    }

    @Test
    void buildsMayLoadALibraryFromTheControllersScratch() {
        // Docker forbids it unless told otherwise.
        assertThat(compose.texts("controller", "tmpfs"))
                .singleElement()
                .asString()
                .startsWith("/tmp:exec,");
    }

    @Test
    void theSimulatedDevicesAreOfAKindThatExists() {
        List<String> command = compose.texts("simulator", "command");

        assertThat(ProfileCatalog.shipped().find(command.get(command.indexOf("--profile") + 1)))
                .isPresent();
        assertThat(compose.service("simulator")).containsEntry("profiles", List.of("simulate"));
        assertThat(command.get(command.indexOf("--token-file") + 1)).isEqualTo("/run/assay/tokens/agent.token");
        assertThat(compose.texts("simulator", "volumes")).contains("tokens:/run/assay/tokens:ro");
        assertThat(compose.texts("controller", "volumes")).contains("tokens:/var/lib/assay/tokens");
    }
}
