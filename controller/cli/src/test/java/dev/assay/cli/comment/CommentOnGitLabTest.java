package dev.assay.cli.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.cli.comment.PullRequest.Host;
import dev.assay.cli.comment.StickyComment.Deed;
import dev.assay.cli.comment.StickyComment.Written;
import dev.assay.cli.waiting.MovableClock;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommentOnGitLabTest {
    private static final String MARK = "<!-- assay-gate digits -->\n";
    private final MovableClock clock = new MovableClock();

    @SuppressWarnings("NullAway.Init") // set before each test
    private FakeGitLab gitlab;

    @BeforeEach
    void start() throws IOException {
        gitlab = new FakeGitLab();
    }

    @AfterEach
    void stop() {
        gitlab.close();
    }

    @Test
    void twiceWrittenIsOneNote() throws Exception {
        assertThat(write(MARK + "one", "77").deed()).isEqualTo(Deed.CREATED);
        assertThat(write(MARK + "two", "77").deed()).isEqualTo(Deed.EDITED);

        assertThat(gitlab.bodies()).containsExactly(MARK + "two");
    }

    @Test
    void aProjectMayBeNamedByItsPath() throws Exception {
        write(MARK + "one", "group/edge");

        assertThat(gitlab.requests()).contains("POST /api/v4/projects/group%2Fedge/merge_requests/5/notes");
    }

    @Test
    void nobodyElsesNoteIsTouched() throws Exception {
        gitlab.write("4", MARK + "nothing regressed");

        assertThat(write(MARK + "regressed", "77").deed()).isEqualTo(Deed.CREATED);
    }

    @Test
    void itIsFoundOnALaterPage() throws Exception {
        for (int i = 0; i < 120; i++) {
            gitlab.write("4", "note " + i);
        }
        write(MARK + "one", "77");

        assertThat(write(MARK + "two", "77").deed()).isEqualTo(Deed.EDITED);
    }

    @Test
    void aTokenThatMayNotWriteIsSaidSo() {
        gitlab.setReadOnly();

        assertThatThrownBy(() -> write(MARK + "one", "77"))
                .isInstanceOfSatisfying(
                        CommentException.class,
                        e -> assertThat(e.why()).isEqualTo(CommentException.Cause.NOT_PERMITTED))
                .hasMessageContaining("CI_JOB_TOKEN may not write notes");
    }

    private Written write(String markdown, String project) throws CommentException, InterruptedException {
        PullRequest mergeRequest = new PullRequest(Host.GITLAB, URI.create(gitlab.address() + "/api/v4"), project, 5);
        return StickyComment.on(mergeRequest, FakeForge.TOKEN, clock, clock).write(markdown);
    }
}
