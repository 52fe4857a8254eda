package dev.assay.acceptance.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.acceptance.Repository;
import dev.assay.acceptance.ci.JenkinsPipeline.Ending;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline of {@code deploy/jenkins}, executed by Groovy with the command line of this build, against recorded APIs. */
class JenkinsfileTest {
    private static final Path FILE = Repository.root().resolve("deploy/jenkins/Jenkinsfile");
    private static final String FARM_TOKEN = "f".repeat(64);
    private static final String GITLAB_TOKEN = "glpat-secretOfTheProject";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @Test
    void aRegressionEndsTheBuildOnceReportsAndCommentAreWritten() throws Exception {
        try (PlayedApi gitlab = new PlayedApi(Recording.named("gitlab-first-push"))) {
            Ending ending = run(GateScenario.REGRESSED, gitlab, true);

            assertThat(ending.verdict()).isEqualTo("error: Assay gate: regressed");
            assertThat(ending.steps())
                    .containsExactly(
                            "junit {testResults=assay-reports/gate.junit.xml, allowEmptyResults=true,"
                                    + " skipMarkingBuildUnstable=true}",
                            "archiveArtifacts {artifacts=assay-reports/gate.*, allowEmptyArchive=true}");
            assertThat(gitlab.changes())
                    .singleElement()
                    .satisfies(
                            note -> assertThat(String.valueOf(note.body())).contains("### Assay: regressed: 3 failed"));
            assertThat(folder.resolve("assay-reports/gate.junit.xml")).isNotEmptyFile();
        }
    }

    @Test
    void theSecondBuildWritesTheSameNoteAnew() throws Exception {
        try (PlayedApi gitlab = new PlayedApi(Recording.named("gitlab-second-push"))) {
            Ending ending = run(GateScenario.PASSED, gitlab, true);

            assertThat(ending.verdict()).isEmpty();
            assertThat(gitlab.changes())
                    .singleElement()
                    .satisfies(note ->
                            assertThat(note.line()).isEqualTo("PUT /api/v4/projects/77/merge_requests/5/notes/302"));
        }
    }

    @Test
    void aBranchWhoseGateIsNotDecidedIsUnstableAndCommentsNothing() throws Exception {
        try (PlayedApi gitlab = new PlayedApi(Recording.named("github-silent"))) {
            Ending ending = run(GateScenario.INCONCLUSIVE, gitlab, false);

            assertThat(ending.verdict()).isEmpty();
            assertThat(ending.steps()).last().isEqualTo("unstable: Assay gate: inconclusive");
        }
    }

    private Ending run(GateScenario scenario, PlayedApi gitlab, boolean isChange) throws IOException {
        scenario.write(folder);
        try (PlayedApi farm = new PlayedApi(scenario.recording())) {
            Map<String, String> environment = new HashMap<>(Shell.assay());
            environment.putAll(Map.of(
                    "JENKINS_URL", "https://jenkins.example/",
                    "BRANCH_NAME", "PR-5",
                    "CHANGE_BRANCH", GateScenario.BRANCH));
            if (isChange) {
                environment.put("CHANGE_URL", gitlab.address() + "/77/-/merge_requests/5");
            }
            Ending ending = new JenkinsPipeline(
                            folder,
                            environment,
                            isChange,
                            Map.of("assay-token", FARM_TOKEN, "assay-comment-token", GITLAB_TOKEN))
                    .run(
                            FILE,
                            Map.of(
                                    "ASSAY_SCRIPT", Shell.script(),
                                    "ASSAY_SWEEP", "sweep.yaml",
                                    "ASSAY_CONTROLLER", farm.address(),
                                    "ASSAY_BASELINE", scenario.baseline()));

            assertThat(farm.unexpected()).as(ending.log()).isEmpty();
            assertThat(gitlab.unexpected()).as(ending.log()).isEmpty();
            assertThat(ending.log()).doesNotContain(FARM_TOKEN, GITLAB_TOKEN);
            return ending;
        }
    }
}
