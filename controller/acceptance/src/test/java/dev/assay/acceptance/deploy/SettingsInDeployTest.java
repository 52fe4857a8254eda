package dev.assay.acceptance.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.acceptance.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is set anywhere in {@code deploy} is a setting that the code has. That its values are taken is shown by {@link ImagesStartTest}. */
class SettingsInDeployTest {
    @Test
    void everyVariableIsASettingOfTheControllerOrReadByAProgramOfOurs() throws IOException {
        Set<String> known = ControllerSettings.variables();
        String programs = programs();

        for (Path file : DeployFolder.files()) {
            Set<String> unknown = new TreeSet<>(
                    DeployFolder.found(DeployFolder.text(file), "\\b((?:ASSAY|QUARKUS)_[A-Z0-9_]*[A-Z0-9])\\b"));
            unknown.removeAll(known);
            unknown.removeIf(variable -> Stream.of("\"%s\"", "${%s:-}", "${%s}")
                    .anyMatch(use -> programs.contains(use.formatted(variable))));

            assertThat(unknown).as("variables of %s that nothing reads", file).isEmpty();
        }
    }

    @Test
    void everySettingThatTheDocumentationNamesExists() {
        Set<String> known = ControllerSettings.names();

        for (Path file : DeployFolder.files()) {
            Set<String> unknown = new TreeSet<>(
                    DeployFolder.found(DeployFolder.text(file), "`((?:assay|quarkus)\\.[a-z]+[a-z.-]*[a-z])`"));
            unknown.removeAll(known);

            assertThat(unknown)
                    .as("settings named in %s that do not exist", file)
                    .isEmpty();
        }
    }

    @Test
    void grafanaIsGivenEveryVariableThatItsProvisioningNames() throws IOException {
        Set<String> given = ComposeFile.with(ComposeFile.someSecrets())
                .environment("grafana")
                .keySet();
        String kubernetes = DeployFolder.text(DeployFolder.file("kubernetes/overlays/full/grafana.yaml"));

        for (Path file : provisioning()) {
            String active = DeployFolder.text(file).replaceAll("(?m)^\\s*#.*$", "");
            Set<String> named = DeployFolder.found(active, "\\$\\{([A-Z_]+)}");

            assertThat(given).as("compose, for %s", file).containsAll(named);
            assertThat(named).allSatisfy(name -> assertThat(kubernetes).contains("name: " + name));
        }
    }

    /** Sources of everything that reads variables of the environment by their names. */
    private static String programs() throws IOException {
        StringBuilder text =
                new StringBuilder(DeployFolder.text(Repository.root().resolve("assay")));
        for (String room : Set.of("agent", "controller")) {
            try (Stream<Path> walk = Files.walk(Repository.root().resolve(room))) {
                walk.filter(path -> path.toString().contains("src/main/java")
                                && path.toString().endsWith(".java"))
                        .forEach(path -> text.append(DeployFolder.text(path)));
            }
        }
        provisioning().forEach(file -> text.append(DeployFolder.text(file)));
        return text.toString();
    }

    private static List<Path> provisioning() throws IOException {
        try (Stream<Path> walk = Files.walk(Repository.root().resolve("dashboards/grafana/provisioning"))) {
            return walk.filter(Files::isRegularFile).toList();
        }
    }
}
