package dev.assay.cli.comment;

import dev.assay.cli.comment.ForgeClient.Repeatable;
import dev.assay.cli.waiting.Pause;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Comments on a pull request of GitHub, over its REST API of 2022-11-28. Every pull request is an issue there. */
final class GitHubComments implements Discussion {
    static final int CHARACTERS_MAX = 65_536;
    private static final int PAGE = 100;
    private static final int PAGES_MAX = 100;
    private static final String RIGHTS =
            "the token needs the right to write pull requests (\"permissions: {pull-requests: write}\");"
                    + " for a pull request from a fork GitHub gives a token that can only read";
    private static final String BOT = "[bot]";

    private final PullRequest pullRequest;
    private final ForgeClient client;
    private final String repository;

    GitHubComments(PullRequest pullRequest, String token, InstantSource clock, Pause pause) {
        this.pullRequest = pullRequest;
        this.client = new ForgeClient(
                Map.of(
                        "Authorization", "Bearer " + token,
                        "Accept", "application/vnd.github+json",
                        "X-GitHub-Api-Version", "2022-11-28",
                        "User-Agent", "assay"),
                clock,
                pause);
        this.repository = base() + "/repos/" + pullRequest.project();
    }

    @Override
    public int charactersMax() {
        return CHARACTERS_MAX;
    }

    @Override
    public List<Comment> comments() throws CommentException, InterruptedException {
        @Nullable String me = me().orElse(null);
        List<Comment> comments = new ArrayList<>();
        for (int page = 1; page <= PAGES_MAX; page++) {
            HttpResponse<byte[]> response = client.send(
                    "GET",
                    URI.create(repository + "/issues/" + pullRequest.number() + "/comments?per_page=" + PAGE + "&page="
                            + page),
                    null,
                    Repeatable.YES);
            ForgeAnswers.success(response, "the comments of " + pullRequest + " cannot be read", RIGHTS)
                    .items()
                    .forEach(item -> comments.add(comment(item, me)));
            if (!ForgeAnswers.hasNextPage(response)) {
                return comments;
            }
        }
        throw CommentException.unreachable(pullRequest + " has more than " + PAGE * PAGES_MAX + " comments");
    }

    private static Comment comment(JsonValue item, @Nullable String me) {
        return new Comment(
                item.get("id").text().orElse(""),
                item.get("body").text().orElse(""),
                me == null || isBy(me, item.get("user")));
    }

    /** An app is {@code github-actions[bot]} in some answers and {@code github-actions}, of type Bot, in others. */
    private static boolean isBy(String me, JsonValue user) {
        String login = user.get("login").text().orElse("");
        boolean isBot = user.get("type").text().filter("Bot"::equals).isPresent();
        return login.equals(me) || (isBot && withoutBot(login).equals(withoutBot(me)));
    }

    private static String withoutBot(String login) {
        return login.endsWith(BOT) ? login.substring(0, login.length() - BOT.length()) : login;
    }

    /** Who the token speaks for. Only GraphQL answers that to the token of a workflow; empty where it is not served. */
    private Optional<String> me() throws CommentException, InterruptedException {
        HttpResponse<byte[]> response = client.send(
                "POST", URI.create(graphql()), Map.of("query", "query { viewer { login } }"), Repeatable.YES);
        if (response.statusCode() != 200) {
            return Optional.empty();
        }
        return ForgeAnswers.success(response, "the owner of the token cannot be read", RIGHTS)
                .get("data")
                .get("viewer")
                .get("login")
                .text();
    }

    private String graphql() {
        String base = base();
        // https://HOST/api/v3 on an own server, whose GraphQL is at https://HOST/api/graphql
        return (base.endsWith("/v3") ? base.substring(0, base.length() - "/v3".length()) : base) + "/graphql";
    }

    private String base() {
        return pullRequest.api().toString().replaceAll("/+$", "");
    }

    @Override
    public String create(String body) throws CommentException, InterruptedException {
        return written(client.send(
                "POST",
                URI.create(repository + "/issues/" + pullRequest.number() + "/comments"),
                Map.of("body", body),
                Repeatable.NO));
    }

    @Override
    public String edit(String id, String body) throws CommentException, InterruptedException {
        return written(client.send("PATCH", comment(id), Map.of("body", body), Repeatable.YES));
    }

    private String written(HttpResponse<byte[]> response) throws CommentException {
        return ForgeAnswers.success(response, "the comment on " + pullRequest + " may not be written", RIGHTS)
                .get("html_url")
                .text()
                .orElse("");
    }

    @Override
    public void delete(String id) throws CommentException, InterruptedException {
        HttpResponse<byte[]> response = client.send("DELETE", comment(id), null, Repeatable.YES);
        if (!ForgeAnswers.isMissing(response)) {
            ForgeAnswers.requireSuccess(response, "a second comment on " + pullRequest + " cannot be removed", RIGHTS);
        }
    }

    private URI comment(String id) {
        return URI.create(repository + "/issues/comments/" + id);
    }
}
