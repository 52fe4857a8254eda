package dev.assay.cli.comment;

import java.net.URI;

/**
 * A pull request of GitHub or a merge request of GitLab.
 *
 * @param api where requests go, for instance {@code https://api.github.com}; encrypted, unless on this machine
 * @param project {@code owner/name} on GitHub; the path or the number on GitLab
 */
public record PullRequest(Host host, URI api, String project, long number) {
    public PullRequest {
        boolean isLocal = "localhost".equals(api.getHost()) || "127.0.0.1".equals(api.getHost());
        boolean isFit = "https".equals(api.getScheme()) || ("http".equals(api.getScheme()) && isLocal);
        if (!isFit || api.getHost() == null) {
            throw new IllegalArgumentException(
                    "the API's address is \"" + api + "\"; expected https://…, since a token is sent there");
        }
        if (number < 1) {
            throw new IllegalArgumentException("number is " + number + "; expected 1 or more");
        }
    }

    /** Who has it. */
    public enum Host {
        GITHUB,
        GITLAB
    }

    /** {@code pull request 12 of octo/edge}. */
    @Override
    public String toString() {
        return switch (host) {
            case GITHUB -> "pull request " + number + " of " + project;
            case GITLAB -> "merge request " + number + " of project " + project;
        };
    }
}
