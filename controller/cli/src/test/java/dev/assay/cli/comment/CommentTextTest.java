package dev.assay.cli.comment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommentTextTest {
    private static final String HEAD = "<!-- assay-gate digits -->\n### Assay: regressed\n\n| failed |\n";
    private static final String FOLD =
            "\n<details><summary>All 900 verdicts</summary>\n\n" + "| passed |\n".repeat(100) + "\n</details>\n";
    private static final String TAIL = "\nchance that any is a false alarm: 0.1 %\n";

    @Test
    void whatFitsIsLeftAsItIs() {
        assertThat(CommentText.fit(HEAD + FOLD + TAIL, 2000)).isEqualTo(HEAD + FOLD + TAIL);
    }

    @Test
    void whatIsFoldedAwayGoesFirst() {
        String text = CommentText.fit(HEAD + FOLD + TAIL, 500);

        assertThat(text)
                .hasSizeLessThanOrEqualTo(500)
                .startsWith(HEAD)
                .contains("false alarm")
                .doesNotContain("passed", "details")
                .endsWith("*The rest is left out, since a comment here may have at most 500 characters."
                        + " The job's report has all of it.*\n");
    }

    @Test
    void thenTheEndGoesAndTheBeginningStays() {
        String text = CommentText.fit(HEAD + "| failed |\n".repeat(1000), 300);

        assertThat(text)
                .hasSizeBetween(280, 300)
                .startsWith(HEAD + "| failed |\n")
                .contains("300 characters");
    }

    @Test
    void onlyAMarkOfAssayIsAMark() {
        assertThat(CommentText.mark(HEAD)).isEqualTo("<!-- assay-gate digits -->");
        assertThat(CommentText.mark("> <!-- assay-gate digits -->")).isEmpty();
        assertThat(CommentText.mark("<!-- other -->")).isEmpty();
        assertThat(CommentText.mark("")).isEmpty();
    }
}
