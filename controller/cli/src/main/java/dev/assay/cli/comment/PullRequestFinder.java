package dev.assay.cli.comment;

import dev.assay.cli.comment.PullRequest.Host;
import dev.assay.protocol.WireFormatException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the pull request that a job of a CI system is about, from what the system puts into its environment. */
public final class PullRequestFinder {
    private static final Pattern GITHUB_PAGE = Pattern.compile("/([^/]+/[^/]+)/pull/([0-9]{1,18})(/.*)?");
    private static final Pattern GITLAB_PAGE = Pattern.compile("/(.+)/-/merge_requests/([0-9]{1,18})(/.*)?");
    private static final Pattern GITHUB_REF = Pattern.compile("refs/pull/([0-9]{1,18})/.*");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern REPOSITORY = Pattern.compile("[A-Za-z0-9._-]+/[A-Za-z0-9._-]+");

    private final Map<String, String> environment;
    private final @Nullable URI api;

    /** With {@code api} the requests go there, whatever the environment or a page says. */
    public PullRequestFinder(Map<String, String> environment, @Nullable URI api) {
        this.environment = Map.copyOf(environment);
        this.api = api;
    }

    /**
     * The pull request of this job; empty when the job is about none, as one of a branch is.
     *
     * @throws CommentException when no CI system is known by its environment, or it says what nobody understands
     */
    public Optional<PullRequest> find() throws CommentException {
        if (has("GITHUB_ACTIONS")) {
            return ofGitHubActions();
        }
        if (has("GITLAB_CI")) {
            return ofGitLab();
        }
        if (has("JENKINS_URL")) {
            return has("CHANGE_URL") ? Optional.of(at(require("CHANGE_URL"))) : Optional.empty();
        }
        throw CommentException.wrongInput(
                "which pull request? none of GITHUB_ACTIONS, GITLAB_CI and JENKINS_URL is in the environment; expected"
                        + " --pull-request URL");
    }

    /** The pull request whose page this is. */
    public PullRequest at(String address) throws CommentException {
        URI page = page(address);
        String path = page.getPath() == null ? "" : page.getPath();
        String host = page.getScheme() + "://" + page.getAuthority();
        Matcher github = GITHUB_PAGE.matcher(path);
        if (github.matches()) {
            String server = "github.com".equals(page.getHost()) ? "https://api.github.com" : host + "/api/v3";
            return pullRequest(Host.GITHUB, server, github.group(1), github.group(2));
        }
        Matcher gitlab = GITLAB_PAGE.matcher(path);
        if (gitlab.matches()) {
            return pullRequest(Host.GITLAB, host + "/api/v4", gitlab.group(1), gitlab.group(2));
        }
        throw CommentException.wrongInput("\"" + address
                + "\" is no page of a pull request; expected https://HOST/OWNER/NAME/pull/12 or"
                + " https://HOST/GROUP/NAME/-/merge_requests/12");
    }

    private static URI page(String address) throws CommentException {
        try {
            return URI.create(address.strip());
        } catch (IllegalArgumentException e) {
            throw CommentException.wrongInput("\"" + address + "\" is no address: " + e.getMessage());
        }
    }

    private Optional<PullRequest> ofGitHubActions() throws CommentException {
        Optional<String> number = numberInEvent().or(this::numberInRef);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(pullRequest(
                Host.GITHUB,
                environment.getOrDefault("GITHUB_API_URL", "https://api.github.com"),
                require("GITHUB_REPOSITORY"),
                number.get()));
    }

    private Optional<String> numberInRef() {
        Matcher ref = GITHUB_REF.matcher(environment.getOrDefault("GITHUB_REF", ""));
        return ref.matches() ? Optional.of(ref.group(1)) : Optional.empty();
    }

    /** A pull request's event, one of a comment on it, or one of a workflow that ran for it. */
    private Optional<String> numberInEvent() throws CommentException {
        if (!has("GITHUB_EVENT_PATH")) {
            return Optional.empty();
        }
        Path file = Path.of(require("GITHUB_EVENT_PATH"));
        try {
            JsonValue event = JsonValue.parse(Files.readAllBytes(file));
            JsonValue issue = event.get("issue");
            return event.get("pull_request")
                    .get("number")
                    .text()
                    .or(() -> issue.get("pull_request").isThere()
                            ? issue.get("number").text()
                            : Optional.empty())
                    .or(() -> event.get("workflow_run").get("pull_requests").items().stream()
                            .findFirst()
                            .flatMap(first -> first.get("number").text()));
        } catch (IOException | WireFormatException e) {
            throw CommentException.wrongInput(
                    "GITHUB_EVENT_PATH: " + file + " is no JSON that can be read: " + e.getMessage());
        }
    }

    private Optional<PullRequest> ofGitLab() throws CommentException {
        if (!has("CI_MERGE_REQUEST_IID")) {
            return Optional.empty();
        }
        // A job for a merge request from a fork runs in the fork: its own project has no such merge request.
        String project = has("CI_MERGE_REQUEST_PROJECT_ID") ? "CI_MERGE_REQUEST_PROJECT_ID" : "CI_PROJECT_ID";
        return Optional.of(
                pullRequest(Host.GITLAB, require("CI_API_V4_URL"), require(project), require("CI_MERGE_REQUEST_IID")));
    }

    private PullRequest pullRequest(Host host, String address, String project, String number) throws CommentException {
        if (!NUMBER.matcher(number).matches()) {
            throw CommentException.wrongInput("the pull request's number is \"" + number + "\"; expected digits");
        }
        if (host == Host.GITHUB && !REPOSITORY.matcher(project).matches()) {
            throw CommentException.wrongInput("the repository is \"" + project + "\"; expected OWNER/NAME");
        }
        try {
            return new PullRequest(host, api == null ? URI.create(address) : api, project, Long.parseLong(number));
        } catch (IllegalArgumentException e) {
            throw CommentException.wrongInput(String.valueOf(e.getMessage()));
        }
    }

    private boolean has(String variable) {
        return !environment.getOrDefault(variable, "").isBlank();
    }

    private String require(String variable) throws CommentException {
        String value = environment.getOrDefault(variable, "").strip();
        if (value.isEmpty()) {
            throw CommentException.wrongInput(variable + " is not in the environment; expected it from the CI system");
        }
        return value;
    }
}
