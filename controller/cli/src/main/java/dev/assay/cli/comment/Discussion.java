package dev.assay.cli.comment;

import java.util.List;

/** The comments of one pull request. Implementations send requests; not thread-safe. */
interface Discussion {
    /** The most characters that a comment may have. */
    int charactersMax();

    /** Every comment, the oldest first. */
    List<Comment> comments() throws CommentException, InterruptedException;

    /** Writes a comment; returns where people see it. */
    String create(String body) throws CommentException, InterruptedException;

    /** Writes a comment anew; returns where people see it. */
    String edit(String id, String body) throws CommentException, InterruptedException;

    /** Takes a comment away; harmless when it is gone. */
    void delete(String id) throws CommentException, InterruptedException;
}
