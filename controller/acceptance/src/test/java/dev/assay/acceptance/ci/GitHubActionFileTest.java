package dev.assay.acceptance.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.acceptance.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The form of {@code action.yml}, held against the fields that GitHub documents for composite actions. */
class GitHubActionFileTest {
    private static final Path FILE = Repository.root().resolve("deploy/github-action/action.yml");
    private static final Set<String> TOP =
            Set.of("name", "author", "description", "inputs", "outputs", "runs", "branding");
    private static final Set<String> INPUT = Set.of("description", "required", "default", "deprecationMessage");
    private static final Set<String> STEP = Set.of("name", "id", "if", "shell", "env", "run");

    private final Map<?, ?> action;

    GitHubActionFileTest() throws IOException {
        action = Yaml.object(Yaml.read(FILE));
    }

    @Test
    void onlyDocumentedFieldsAreUsed() {
        assertThat(texts(action.keySet())).isSubsetOf(TOP).contains("name", "description", "runs");
        assertThat(Yaml.object(action.get("runs")).get("using")).isEqualTo("composite");
        Yaml.object(action.get("inputs"))
                .values()
                .forEach(input -> assertThat(texts(Yaml.object(input).keySet()))
                        .isSubsetOf(INPUT)
                        .contains("description"));
        Yaml.object(action.get("outputs"))
                .values()
                .forEach(output -> assertThat(texts(Yaml.object(output).keySet()))
                        .containsExactlyInAnyOrder("description", "value"));
        assertThat(steps()).allSatisfy(step -> assertThat(texts(step.keySet())).isSubsetOf(STEP));
    }

    @Test
    void everyStepNamesItsShellAndTakesNothingIntoItsScript() {
        assertThat(steps()).isNotEmpty().allSatisfy(step -> {
            assertThat(step.get("shell")).isEqualTo("bash");
            assertThat(String.valueOf(step.get("run"))).doesNotContain("${{");
        });
    }

    @Test
    void everyInputIsUsedAndEveryUseIsDeclared() throws IOException {
        String text = Files.readString(FILE);
        Set<String> used = found(text, "inputs\\.([a-z-]+)");

        assertThat(used).isEqualTo(texts(Yaml.object(action.get("inputs")).keySet()));
    }

    @Test
    void everyOutputComesFromAStepThatWritesIt() throws IOException {
        Set<String> ids = steps().stream()
                .map(step -> step.get("id"))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.toSet());

        assertThat(found(Files.readString(FILE), "steps\\.([a-z-]+)\\.outputs")).isSubsetOf(ids);
    }

    private List<Map<?, ?>> steps() {
        List<?> steps =
                (List<?>) Objects.requireNonNull(Yaml.object(action.get("runs")).get("steps"));
        return steps.stream().<Map<?, ?>>map(Yaml::object).toList();
    }

    private static Set<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toSet());
    }

    private static Set<String> texts(Set<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.toSet());
    }
}
