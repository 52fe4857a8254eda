package dev.assay.acceptance.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.acceptance.Repository;
import dev.assay.acceptance.ci.PlayedApi.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job of {@code deploy/gitlab}, its script run by a shell with the command line of this build, against recorded APIs. */
class GitLabTemplateTest {
    private static final Path FILE = Repository.root().resolve("deploy/gitlab/assay-gate.gitlab-ci.yml");
    private static final List<String> BASH = List.of("bash", "-eo", "pipefail");
    private static final List<String> SMALL_SHELL = List.of("sh", "-e");
    private static final String FARM_TOKEN = "f".repeat(64);
    private static final String GITLAB_TOKEN = "glpat-secretOfTheProject";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private final Map<?, ?> job;
    private final Map<String, String> variables = new HashMap<>();

    GitLabTemplateTest() throws IOException {
        job = Yaml.object(Yaml.object(Yaml.read(FILE)).get(".assay-gate"));
    }

    @Test
    void aRegressionFailsTheJobOnceTheNoteIsWritten() throws Exception {
        Run run = run(BASH, GateScenario.REGRESSED, "gitlab-first-push");

        assertThat(run.outcome().exitCode()).isEqualTo(1);
        assertThat(run.note().line()).isEqualTo("POST /api/v4/projects/77/merge_requests/5/notes");
        assertThat(String.valueOf(run.note().body())).contains("### Assay: regressed: 3 failed");
    }

    @Test
    void theSecondPushWritesTheSameNoteAnewInASmallShellToo() throws Exception {
        Run run = run(SMALL_SHELL, GateScenario.PASSED, "gitlab-second-push");

        assertThat(run.outcome().exitCode()).isZero();
        assertThat(run.note().line()).isEqualTo("PUT /api/v4/projects/77/merge_requests/5/notes/302");
        assertThat(String.valueOf(run.note().body())).contains("### Assay: nothing regressed: 5 passed");
    }

    @Test
    void theReportsAreWhereTheArtifactsAreTakenFrom() throws Exception {
        variables.put("ASSAY_COMMENT_TOKEN", "");
        run(BASH, GateScenario.PASSED, "github-silent");

        Map<?, ?> artifacts = Yaml.object(job.get("artifacts"));
        assertThat(artifacts.get("when")).isEqualTo("always");
        assertThat(workspace()
                        .resolve(String.valueOf(
                                Yaml.object(artifacts.get("reports")).get("junit"))))
                .content()
                .contains("<testsuites");
        assertThat(artifacts.get("paths")).isEqualTo(List.of("assay-reports"));
        assertThat(workspace().resolve("assay-reports/gate.sarif")).isNotEmptyFile();
    }

    @Test
    void whatIsNotDecidedFailsUnlessAVariableSaysOtherwise() throws Exception {
        variables.put("ASSAY_COMMENT_TOKEN", "");
        assertThat(run(BASH, GateScenario.INCONCLUSIVE, "github-silent")
                        .outcome()
                        .exitCode())
                .isEqualTo(2);

        variables.put("ASSAY_INCONCLUSIVE", "pass");
        assertThat(run(BASH, GateScenario.INCONCLUSIVE, "github-silent")
                        .outcome()
                        .exitCode())
                .isZero();
    }

    /** One run of the job, with what GitLab was asked for. */
    private record Run(Shell.Outcome outcome, PlayedApi gitlab) {
        Request note() {
            assertThat(gitlab.changes()).hasSize(1);
            return gitlab.changes().get(0);
        }
    }

    private Run run(List<String> shell, GateScenario scenario, String recording)
            throws IOException, InterruptedException {
        if (!Files.exists(workspace())) {
            scenario.write(Files.createDirectories(workspace()));
        }
        try (PlayedApi farm = new PlayedApi(scenario.recording());
                PlayedApi gitlab = new PlayedApi(Recording.named(recording))) {
            Shell.Outcome outcome = Shell.run(shell, script(), workspace(), environment(scenario, farm, gitlab));

            assertThat(farm.unexpected()).as(outcome.log()).isEmpty();
            assertThat(gitlab.unexpected()).as(outcome.log()).isEmpty();
            assertThat(outcome.log()).doesNotContain(FARM_TOKEN, GITLAB_TOKEN);
            assertThat(gitlab.requests()).allMatch(request -> GITLAB_TOKEN.equals(request.authorization()));
            return new Run(outcome, gitlab);
        }
    }

    private Path workspace() {
        return folder.resolve("workspace");
    }

    /** All entries in one shell, as GitLab's runner hands them over. */
    private String script() {
        List<?> entries = (List<?>) Objects.requireNonNull(job.get("script"));
        return entries.stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    private Map<String, String> environment(GateScenario scenario, PlayedApi farm, PlayedApi gitlab) {
        Map<String, String> environment = new HashMap<>(Shell.assay());
        Yaml.object(job.get("variables")).forEach((name, value) -> environment.put(name.toString(), value.toString()));
        environment.putAll(Map.of(
                "GITLAB_CI", "true",
                "CI_API_V4_URL", gitlab.address() + "/api/v4",
                // The job of a merge request from a fork runs in the fork.
                "CI_PROJECT_ID", "80",
                "CI_MERGE_REQUEST_PROJECT_ID", "77",
                "CI_MERGE_REQUEST_IID", "5",
                "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME", GateScenario.BRANCH,
                "CI_COMMIT_REF_NAME", "refs/merge-requests/5/head",
                "CI_COMMIT_SHA", "3f9a0c12d45e7b8899aabbccddeeff0011223344"));
        environment.putAll(Map.of(
                "ASSAY_SCRIPT",
                Shell.script(),
                "ASSAY_SWEEP",
                "sweep.yaml",
                "ASSAY_CONTROLLER",
                farm.address(),
                "ASSAY_BASELINE",
                scenario.baseline(),
                "ASSAY_TOKEN",
                FARM_TOKEN,
                "ASSAY_COMMENT_TOKEN",
                GITLAB_TOKEN));
        environment.putAll(variables);
        return environment;
    }
}
