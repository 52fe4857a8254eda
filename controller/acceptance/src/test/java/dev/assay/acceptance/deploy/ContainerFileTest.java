package dev.assay.acceptance.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.assay.acceptance.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The images' recipe: what it copies exists, and what it starts is there to be started. */
class ContainerFileTest {
    private static final Map<String, ContainerFile.Stage> STAGES = ContainerFile.stages();

    @ParameterizedTest
    @ValueSource(strings = {"controller", "agent", "simulator"})
    void everythingThatIsCopiedIsInTheCheckoutOnceItIsBuilt(String name) {
        for (ContainerFile.Copy copy : stage(name).copies()) {
            if (!copy.source().startsWith(ImageLayout.MADE_FOLDERS)) {
                assertThat(Files.exists(ImageLayout.source(copy)))
                        .as(copy.source())
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"controller", "agent", "simulator"})
    void anImageRunsAsANumberedUserWithoutAShellAndIsMadeWithoutRunningAnything(String name) {
        ContainerFile.Stage stage = stage(name);

        assertThat(stage.one("USER")).matches("[1-9]\\d*:[1-9]\\d*");
        assertThat(stage.command("ENTRYPOINT")).first().isEqualTo("java");
        assertThat(stage.all("RUN")).isEmpty();
        assertThat(stage.base()).isEqualTo("${RUNTIME}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "simulator"})
    void theMainClassExists(String name) {
        List<String> command = stage(name).command("ENTRYPOINT");
        String main = command.get(command.indexOf("-cp") + 2);

        assertThatCode(() -> Class.forName(main).getMethod("main", String[].class))
                .doesNotThrowAnyException();
    }

    @Test
    void theBasesArePinnedAndOurJarsAreOfThisVersion() {
        String text = DeployFolder.text(DeployFolder.file(ContainerFile.NAME));

        assertThat(text).containsPattern("ARG RUNTIME=eclipse-temurin:17\\.\\d+\\.\\d+_\\d+-jre-[a-z]+\n");
        assertThat(stage("build").base()).matches("maven:\\d+\\.\\d+\\.\\d+-eclipse-temurin-17");
        assertThat(DeployFolder.found(text, "assay-(?:agent|simulator|controller)[-:](\\d[\\d.]*\\d)"))
                .containsExactly(DeployFolder.version());
    }

    @Test
    void theBuildFindsEveryModuleInItsContext() {
        List<String> let = DeployFolder.text(DeployFolder.file("container/Dockerfile.dockerignore"))
                .lines()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1))
                .toList();

        assertThat(let)
                .allSatisfy(path -> assertThat(Repository.root().resolve(path)).exists());
        String pom = DeployFolder.text(Repository.root().resolve("pom.xml"));
        assertThat(DeployFolder.found(pom, "<module>([^<]+)</module>"))
                .allSatisfy(module ->
                        assertThat(let).contains(Path.of(module).getName(0).toString()));
        assertThat(STAGES.values().stream().flatMap(stage -> stage.copies().stream()))
                .filteredOn(copy -> copy.from().isEmpty() && !copy.source().equals("."))
                .allSatisfy(
                        copy -> assertThat(let).anyMatch(path -> copy.source().startsWith(path)));
    }

    @Test
    void theFlagsAreThoseOfTheScript() throws IOException {
        String script = Files.readString(Repository.root().resolve("assay"));

        List<String> flags = stage("controller").command("ENTRYPOINT");
        assertThat(script).contains("farm=(" + String.join(" ", flags.subList(1, 4)) + ")");
        assertThat(script).contains(flags.get(4) + " \"${settings[@]}\" -jar");
    }

    private static ContainerFile.Stage stage(String name) {
        return ContainerFile.stage(name);
    }
}
