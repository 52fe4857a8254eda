package dev.assay.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.comment.FakeForge;
import dev.assay.cli.comment.FakeGitHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommentCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private FakeGitHub github;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Map<String, String> environment;

    @BeforeEach
    void start() throws IOException {
        github = new FakeGitHub();
        environment = new HashMap<>(Map.of(
                "GITHUB_ACTIONS", "true",
                "GITHUB_API_URL", github.address().toString(),
                "GITHUB_REPOSITORY", "octo/edge",
                "GITHUB_REF", "refs/pull/12/merge",
                "GITHUB_TOKEN", FakeForge.TOKEN));
        markdown("one");
    }

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void aJobWritesItsCommentAndWritesItAnew() throws IOException {
        Typed first = type();
        markdown("two");
        Typed second = type();

        assertThat(first.out())
                .isEqualTo("wrote the comment on pull request 12 of octo/edge:"
                        + " https://github.com/octo/edge/pull/12#issuecomment-101\n");
        assertThat(second.out()).startsWith("wrote the comment anew on pull request 12 of octo/edge");
        assertThat(first.exitCode()).isZero();
        assertThat(second.exitCode()).isZero();
        assertThat(github.bodies()).containsExactly("<!-- assay-gate digits -->\ntwo\n");
    }

    @Test
    void aReadOnlyTokenHasAnExitCodeOfItsOwn() {
        github.setReadOnly();

        Typed typed = type();

        assertThat(typed.exitCode()).isEqualTo(5);
        assertThat(typed.err()).contains("the comment on pull request 12 of octo/edge may not be written");
    }

    @Test
    void aJobOfABranchWritesNothing() {
        environment.put("GITHUB_REF", "refs/heads/main");

        assertThat(type()).isEqualTo(new Typed(0, "this job is about no pull request: no comment is written\n", ""));
        assertThat(github.requests()).isEmpty();
    }

    @Test
    void thePullRequestMayBeNamed() {
        Typed typed = Typed.assay(
                Map.of("ASSAY_COMMENT_TOKEN", FakeForge.TOKEN),
                "comment",
                "--markdown",
                folder.resolve("gate.md").toString(),
                "--pull-request",
                "https://github.com/octo/edge/pull/12",
                "--api",
                github.address().toString());

        assertThat(typed.exitCode()).isZero();
        assertThat(github.bodies()).hasSize(1);
    }

    @Test
    void aTokenThatIsNotWholeIsNeverShown() {
        environment.put("GITHUB_TOKEN", "half a secret");

        Typed typed = type();

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).isEqualTo("the token is not whole: expected one word of ASCII signs; copy it again\n");
        assertThat(github.requests()).isEmpty();
    }

    @Test
    void withoutATokenItSaysWhichOneIsExpected() {
        environment.remove("GITHUB_TOKEN");

        Typed typed = type();

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err())
                .isEqualTo(
                        "no token; expected ASSAY_COMMENT_TOKEN or GITHUB_TOKEN in the environment, or --token-file FILE\n");
    }

    @Test
    void aHostThatDoesNotAnswerIsNoFaultOfTheCommand() {
        github.close();

        Typed typed = type();

        assertThat(typed.exitCode()).isEqualTo(4);
        assertThat(typed.err()).contains("the API at http://127.0.0.1:").doesNotContain(FakeForge.TOKEN);
    }

    private void markdown(String text) throws IOException {
        Files.writeString(folder.resolve("gate.md"), "<!-- assay-gate digits -->\n" + text + "\n");
    }

    private Typed type() {
        return Typed.assay(
                environment, "comment", "--markdown", folder.resolve("gate.md").toString());
    }
}
