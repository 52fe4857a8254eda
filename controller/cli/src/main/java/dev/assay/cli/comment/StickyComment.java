package dev.assay.cli.comment;

import dev.assay.cli.waiting.Pause;
import java.time.InstantSource;
import java.util.List;

/**
 * The one comment of a gate on a pull request. It is known by the mark in its first line and by its author, so that nobody else's
 * comment is ever changed, and nobody else can put words into it.
 */
public final class StickyComment {
    private static final int ATTEMPTS_MAX = 3;

    private final Discussion discussion;

    StickyComment(Discussion discussion) {
        this.discussion = discussion;
    }

    /** Speaks with the host of the pull request, as the owner of {@code token}. */
    public static StickyComment on(PullRequest pullRequest, String token, InstantSource clock, Pause pause) {
        return new StickyComment(
                switch (pullRequest.host()) {
                    case GITHUB -> new GitHubComments(pullRequest, token, clock, pause);
                    case GITLAB -> new GitLabNotes(pullRequest, token, clock, pause);
                });
    }

    /** What was done. */
    public enum Deed {
        CREATED,
        EDITED,
        /** It said the same already. */
        LEFT
    }

    /**
     * What was done, and where it can be seen.
     *
     * @param removed how many more comments of the same mark there were: of two jobs at once, both may begin one
     */
    public record Written(Deed deed, String where, int removed) {}

    /**
     * Writes the comment, or writes it anew.
     *
     * @param markdown with a mark in its first line, as {@code assay gate --markdown} writes it
     */
    public Written write(String markdown) throws CommentException, InterruptedException {
        String mark = CommentText.mark(markdown);
        if (mark.isEmpty()) {
            throw CommentException.wrongInput(
                    "the Markdown has no mark in its first line; expected a file of \"assay gate --markdown\"");
        }
        String text = CommentText.fit(markdown, discussion.charactersMax());
        for (int attempt = 1; ; attempt++) {
            try {
                return write(mark, text);
            } catch (CommentException e) {
                // Perhaps it was written: then the next look finds it.
                if (e.why() != CommentException.Cause.UNCERTAIN || attempt == ATTEMPTS_MAX) {
                    throw e;
                }
            }
        }
    }

    private Written write(String mark, String text) throws CommentException, InterruptedException {
        List<Comment> own = discussion.comments().stream()
                .filter(comment ->
                        comment.mine() && CommentText.mark(comment.body()).equals(mark))
                .toList();
        if (own.isEmpty()) {
            return new Written(Deed.CREATED, discussion.create(text), 0);
        }
        Comment first = own.get(0);
        boolean isSame = first.body().strip().equals(text.strip());
        String where = isSame ? "" : discussion.edit(first.id(), text);
        for (Comment second : own.subList(1, own.size())) {
            discussion.delete(second.id());
        }
        return new Written(isSame ? Deed.LEFT : Deed.EDITED, where, own.size() - 1);
    }
}
