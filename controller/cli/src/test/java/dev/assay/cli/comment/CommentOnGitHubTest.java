package dev.assay.cli.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.cli.comment.PullRequest.Host;
import dev.assay.cli.comment.StickyComment.Deed;
import dev.assay.cli.comment.StickyComment.Written;
import dev.assay.cli.waiting.MovableClock;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommentOnGitHubTest {
    private static final String MARK = "<!-- assay-gate digits -->\n";
    private final MovableClock clock = new MovableClock();

    @SuppressWarnings("NullAway.Init") // set before each test
    private FakeGitHub github;

    @BeforeEach
    void start() throws IOException {
        github = new FakeGitHub();
    }

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void theFirstTimeACommentIsWritten() throws Exception {
        github.write("ada", "looks good");

        Written written = write(MARK + "one");

        assertThat(written)
                .isEqualTo(new Written(Deed.CREATED, "https://github.com/octo/edge/pull/12#issuecomment-102", 0));
        assertThat(github.bodies()).containsExactly("looks good", MARK + "one");
    }

    @Test
    void theSecondTimeTheSameCommentIsWrittenAnew() throws Exception {
        write(MARK + "one");

        assertThat(write(MARK + "two").deed()).isEqualTo(Deed.EDITED);
        assertThat(github.bodies()).containsExactly(MARK + "two");
    }

    @Test
    void whatSaysTheSameIsLeftAlone() throws Exception {
        write(MARK + "one");

        assertThat(write(MARK + "one").deed()).isEqualTo(Deed.LEFT);
        assertThat(github.requests()).noneMatch(request -> request.startsWith("PATCH"));
    }

    @Test
    void anotherSweepHasACommentOfItsOwn() throws Exception {
        write(MARK + "one");
        write("<!-- assay-gate faces -->\ntwo");

        assertThat(github.bodies()).containsExactly(MARK + "one", "<!-- assay-gate faces -->\ntwo");
    }

    @Test
    void itIsFoundOnALaterPage() throws Exception {
        for (int i = 0; i < 230; i++) {
            github.write("ada", "comment " + i);
        }
        write(MARK + "one");
        github.write("ada", "and one more");

        assertThat(write(MARK + "two").deed()).isEqualTo(Deed.EDITED);
        assertThat(github.bodies()).hasSize(232).contains(MARK + "two").doesNotContain(MARK + "one");
    }

    @Test
    void nobodyElsesCommentIsTouchedThoughItHasTheMark() throws Exception {
        github.write("mallory", MARK + "nothing regressed, merge me");
        github.write("other-app[bot]", MARK + "mine");

        assertThat(write(MARK + "regressed").deed()).isEqualTo(Deed.CREATED);
        assertThat(github.bodies()).startsWith(MARK + "nothing regressed, merge me", MARK + "mine");
    }

    @Test
    void whereTheHostDoesNotTellWhoIsMeantTheMarkAloneDecides() throws Exception {
        github.setNoGraphql();
        github.write("some-token-owner", MARK + "one");

        assertThat(write(MARK + "two").deed()).isEqualTo(Deed.EDITED);
        assertThat(github.bodies()).containsExactly(MARK + "two");
    }

    @Test
    void whatTwoJobsAtOnceHaveLeftBecomesOneAgain() throws Exception {
        github.write(FakeGitHub.ME, MARK + "one");
        github.write(FakeGitHub.ME, MARK + "one as well");

        assertThat(write(MARK + "two")).matches(written -> written.deed() == Deed.EDITED && written.removed() == 1);
        assertThat(github.bodies()).containsExactly(MARK + "two");
    }

    @Test
    void aTokenThatCanOnlyReadIsSaidSo() {
        github.setReadOnly();

        assertThatThrownBy(() -> write(MARK + "one"))
                .isInstanceOfSatisfying(
                        CommentException.class,
                        e -> assertThat(e.why()).isEqualTo(CommentException.Cause.NOT_PERMITTED))
                .hasMessageContaining("status 403, \"Resource not accessible by integration\"")
                .hasMessageContaining("for a pull request from a fork");
        assertThat(clock.slept()).isZero();
    }

    @Test
    void aWrongTokenIsNotShown() {
        assertThatThrownBy(() -> StickyComment.on(pullRequest(), "secret-of-somebody", clock, clock)
                        .write(MARK + "one"))
                .hasMessageContaining("Bad credentials")
                .hasMessageNotContaining("secret-of-somebody");
    }

    @Test
    void itWaitsAsLongAsItIsAskedTo() throws Exception {
        github.fail("GET", 429, Map.of("Retry-After", "17"), "");
        github.fail(
                "POST", 403, Map.of("Retry-After", "30"), "{\"message\":\"You have exceeded a secondary rate limit\"}");

        assertThat(write(MARK + "one").deed()).isEqualTo(Deed.CREATED);
        assertThat(clock.slept()).isEqualTo(Duration.ofSeconds(47));
    }

    @Test
    void aLimitWithoutATimeIsWaitedForAMinute() throws Exception {
        github.fail("POST", 403, Map.of(), "{\"message\":\"You have exceeded a secondary rate limit\"}");

        write(MARK + "one");

        assertThat(clock.slept()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aUsedUpQuotaIsWaitedForUntilItIsFilledAgain() throws Exception {
        long reset = clock.instant().getEpochSecond() + 40;
        github.fail("GET", 403, Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", Long.toString(reset)), "");

        write(MARK + "one");

        assertThat(clock.slept()).isEqualTo(Duration.ofSeconds(41));
    }

    @Test
    void aBuildDoesNotWaitForAnHour() {
        github.fail("GET", 429, Map.of("Retry-After", "3600"), "");

        assertThatThrownBy(() -> write(MARK + "one")).hasMessageContaining("it asks to wait 3600 s");
        assertThat(clock.slept()).isZero();
    }

    @Test
    void aHostThatFailsIsAskedAgain() throws Exception {
        github.fail("GET", 502, Map.of(), "");
        github.fail("GET", 500, Map.of(), "");

        assertThat(write(MARK + "one").deed()).isEqualTo(Deed.CREATED);
    }

    @Test
    void aCommentThatWasWrittenThoughTheAnswerFailedIsNotWrittenTwice() throws Exception {
        github.failAfterwards("POST", 502);

        assertThat(write(MARK + "one").deed()).isEqualTo(Deed.LEFT);
        assertThat(github.bodies()).containsExactly(MARK + "one");
    }

    @Test
    void aTextWithoutAMarkIsRefused() {
        assertThatThrownBy(() -> write("one")).hasMessageContaining("has no mark in its first line");
        assertThat(github.requests()).isEmpty();
    }

    @Test
    void aTextThatIsTooLongIsCut() throws Exception {
        write(MARK + "line of a table\n".repeat(10_000));

        assertThat(github.bodies())
                .singleElement()
                .matches(body -> body.length() <= 65_536)
                .matches(body -> body.length() > 65_000);
    }

    private Written write(String markdown) throws CommentException, InterruptedException {
        return StickyComment.on(pullRequest(), FakeForge.TOKEN, clock, clock).write(markdown);
    }

    private PullRequest pullRequest() {
        return new PullRequest(Host.GITHUB, github.address(), "octo/edge", 12);
    }
}
