package dev.assay.acceptance.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.acceptance.Repository;
import dev.assay.acceptance.ci.CompositeAction.Ending;
import dev.assay.acceptance.ci.PlayedApi.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The action of {@code deploy/github-action}, its steps run by bash with the command line of this build, against recorded APIs. */
class GitHubActionTest {
    private static final Path ACTION = Repository.root().resolve("deploy/github-action/action.yml");
    private static final String FARM_TOKEN = "f".repeat(64);
    private static final String GITHUB_TOKEN = "ghs_secretOfThisJob";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private final Map<String, String> inputs = new HashMap<>();
    private final Map<String, String> runner = new HashMap<>(Shell.assay());

    @Test
    void aRegressionFailsTheJobOnceSummaryAndCommentAreWritten() throws Exception {
        Run run = run(GateScenario.REGRESSED, "github-first-push");

        assertThat(run.ending().exitCode()).isEqualTo(1);
        assertThat(run.ending().outputs())
                .containsEntry("verdict", "regressed")
                .containsEntry("exit-code", "1")
                .containsEntry("comment", "written");
        assertThat(run.ending().summary())
                .startsWith("<!-- assay-gate digits -->\n### Assay: regressed: 3 failed")
                .contains("latency\\_p50");
        assertThat(run.comment().line()).isEqualTo("POST /repos/octo/edge/issues/12/comments");
        assertThat(run.comment().body()).isEqualTo(Map.of("body", run.ending().summary()));
        assertThat(run.ending().log())
                .as("what the gate prints is no command to the runner")
                .containsPattern("(?s)::stop-commands::([0-9a-f]{32})\n.*regressed: 3 failed.*\n::\\1::");
        for (String name : List.of("junit", "markdown", "sarif", "json", "html")) {
            assertThat(Path.of(run.ending().outputs().getOrDefault(name, ""))).isNotEmptyFile();
        }
    }

    @Test
    void theSecondPushWritesTheSameCommentAnew() throws Exception {
        Run run = run(GateScenario.PASSED, "github-second-push");

        assertThat(run.ending().exitCode()).isZero();
        assertThat(run.ending().outputs()).containsEntry("verdict", "passed");
        assertThat(run.comment().line()).isEqualTo("PATCH /repos/octo/edge/issues/comments/2001");
        assertThat(run.comment().body()).isEqualTo(Map.of("body", run.ending().summary()));
        assertThat(run.ending().log()).contains("::notice title=Assay gate::wrote the comment anew on pull request 12");
    }

    @Test
    void aForkMayNotCommentAndTheVerdictStands() throws Exception {
        Run run = run(GateScenario.REGRESSED, "github-fork");

        assertThat(run.ending().exitCode()).isEqualTo(1);
        assertThat(run.ending().outputs()).containsEntry("comment", "not-permitted");
        assertThat(run.ending().log())
                .contains(
                        "::warning title=No comment on the pull request::the comment on pull request 12 of octo/edge may not be"
                                + " written (status 403, \"Resource not accessible by integration\")");
        assertThat(run.ending().summary()).contains("regressed");
    }

    @Test
    void aRateLimitIsWaitedFor() throws Exception {
        Run run = run(GateScenario.PASSED, "github-busy");

        assertThat(run.ending().outputs()).containsEntry("comment", "written");
    }

    @Test
    void whatIsNotDecidedFailsUnlessTheInputSaysOtherwise() throws Exception {
        inputs.put("comment", "false");
        Ending failing = run(GateScenario.INCONCLUSIVE, "github-silent").ending();
        inputs.put("inconclusive", "pass");
        Ending passing = run(GateScenario.INCONCLUSIVE, "github-silent").ending();

        assertThat(failing.exitCode()).isEqualTo(2);
        assertThat(failing.outputs()).containsEntry("verdict", "inconclusive").containsEntry("comment", "");
        assertThat(failing.summary()).contains("not decided: 5 not decided");
        assertThat(passing.exitCode()).isZero();
        assertThat(passing.outputs()).containsEntry("verdict", "passed");
    }

    @Test
    void aPushHasNoPullRequestToCommentOn() throws Exception {
        runner.put("GITHUB_REF", "refs/heads/main");
        runner.put("GITHUB_EVENT_PATH", event("{\"ref\":\"refs/heads/main\"}"));

        Run run = run(GateScenario.PASSED, "github-silent");

        assertThat(run.ending().exitCode()).isZero();
        assertThat(run.ending().outputs()).containsEntry("comment", "");
        assertThat(run.ending().log()).contains("this job is about no pull request");
    }

    @Test
    void aControllerThatDoesNotAnswerIsNoRegressionAndTheCommentSaysSo() throws Exception {
        inputs.put("controller", "http://127.0.0.1:9");

        Run run = run(GateScenario.PASSED, "github-second-push");

        assertThat(run.ending().exitCode()).isEqualTo(4);
        assertThat(run.ending().outputs()).containsEntry("verdict", "farm-failed");
        assertThat(String.valueOf(run.comment().body()))
                .contains("<!-- assay-gate digits -->", "### Assay: the farm failed", "cannot be reached");
    }

    @Test
    void whatIsWrittenIntoAnInputIsNoCommand() throws Exception {
        inputs.put("sweep", "$(touch pwned).yaml; touch pwned #");
        inputs.put("baseline", "`touch pwned`");
        inputs.put("args", "--priority\n1\n$(touch pwned)");

        Run run = run(GateScenario.PASSED, "github-silent");

        assertThat(run.ending().exitCode()).isEqualTo(3);
        assertThat(run.ending().outputs()).containsEntry("verdict", "wrong-input");
        assertThat(run.ending().summary()).contains("The gate could not begin");
        assertThat(folder.resolve("workspace/pwned")).doesNotExist();
    }

    /** One run of the action, with what GitHub was asked for. */
    private record Run(Ending ending, PlayedApi github) {
        Request comment() {
            assertThat(github.changes()).hasSize(1);
            return github.changes().get(0);
        }
    }

    private Run run(GateScenario scenario, String recording) throws IOException, InterruptedException {
        Path workspace = folder.resolve("workspace");
        if (!Files.exists(workspace)) {
            scenario.write(Files.createDirectories(workspace));
        }
        try (PlayedApi farm = new PlayedApi(scenario.recording());
                PlayedApi github = new PlayedApi(Recording.named(recording))) {
            inputs.putIfAbsent("sweep", "sweep.yaml");
            inputs.put(
                    "controller",
                    inputs.getOrDefault("controller", "").contains(":9") ? "http://127.0.0.1:9" : farm.address());
            inputs.putIfAbsent("token", FARM_TOKEN);
            inputs.putIfAbsent("baseline", scenario.baseline());
            Ending ending = new CompositeAction(ACTION).run(inputs, environment(github), workspace);

            assertThat(farm.unexpected()).as(ending.log()).isEmpty();
            assertThat(github.unexpected()).as(ending.log()).isEmpty();
            assertThat(ending.log()).doesNotContain(FARM_TOKEN, GITHUB_TOKEN);
            assertThat(github.requests())
                    .allMatch(request -> ("Bearer " + GITHUB_TOKEN).equals(request.authorization()));
            return new Run(ending, github);
        }
    }

    private Map<String, String> environment(PlayedApi github) throws IOException {
        Map<String, String> environment = new HashMap<>(Map.of(
                "TOKEN_OF_THE_JOB",
                GITHUB_TOKEN,
                "CI",
                "true",
                "GITHUB_ACTIONS",
                "true",
                "GITHUB_API_URL",
                github.address(),
                "GITHUB_REPOSITORY",
                "octo/edge",
                "GITHUB_REF",
                "refs/pull/12/merge",
                "GITHUB_REF_NAME",
                "12/merge",
                "GITHUB_HEAD_REF",
                GateScenario.BRANCH,
                "GITHUB_EVENT_PATH",
                event("{\"action\":\"synchronize\",\"number\":12,\"pull_request\":{\"number\":12}}"),
                "RUNNER_TEMP",
                Files.createDirectories(folder.resolve("temp")).toString()));
        environment.putAll(runner);
        return environment;
    }

    private String event(String json) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "event", ".json"), json)
                .toString();
    }
}
