package dev.assay.cli.comment;

/**
 * A comment on a pull request.
 *
 * @param id of its host
 * @param body Markdown, as it was written
 * @param mine whether the token's owner wrote it; true as well where the host does not tell who that is
 */
record Comment(String id, String body, boolean mine) {}
