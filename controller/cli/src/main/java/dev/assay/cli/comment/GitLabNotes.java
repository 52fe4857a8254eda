package dev.assay.cli.comment;

import dev.assay.cli.comment.ForgeClient.Repeatable;
import dev.assay.cli.waiting.Pause;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Notes on a merge request of GitLab, over its API v4. A job's own token may not write them, so that one of the project is needed. */
final class GitLabNotes implements Discussion {
    static final int CHARACTERS_MAX = 1_000_000;
    private static final int PAGE = 100;
    private static final int PAGES_MAX = 100;
    private static final String RIGHTS =
            "the token must be one of the project or of a person, with the scope api; CI_JOB_TOKEN may not write notes";

    private final PullRequest mergeRequest;
    private final ForgeClient client;
    private final String base;
    private final String notes;

    GitLabNotes(PullRequest mergeRequest, String token, InstantSource clock, Pause pause) {
        this.mergeRequest = mergeRequest;
        this.client = new ForgeClient(Map.of("PRIVATE-TOKEN", token), clock, pause);
        this.base = mergeRequest.api().toString().replaceAll("/+$", "");
        this.notes = base + "/projects/" + URLEncoder.encode(mergeRequest.project(), StandardCharsets.UTF_8)
                + "/merge_requests/" + mergeRequest.number() + "/notes";
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
                    URI.create(notes + "?sort=asc&order_by=created_at&per_page=" + PAGE + "&page=" + page),
                    null,
                    Repeatable.YES);
            ForgeAnswers.success(response, "the notes of " + mergeRequest + " cannot be read", RIGHTS)
                    .items()
                    .forEach(item -> comments.add(comment(item, me)));
            if (!ForgeAnswers.hasNextPage(response)) {
                return comments;
            }
        }
        throw CommentException.unreachable(mergeRequest + " has more than " + PAGE * PAGES_MAX + " notes");
    }

    private static Comment comment(JsonValue item, @Nullable String me) {
        String author = item.get("author").get("id").text().orElse("");
        return new Comment(
                item.get("id").text().orElse(""), item.get("body").text().orElse(""), me == null || author.equals(me));
    }

    /** The number of the token's owner; empty where GitLab does not tell. */
    private Optional<String> me() throws CommentException, InterruptedException {
        HttpResponse<byte[]> response = client.send("GET", URI.create(base + "/user"), null, Repeatable.YES);
        return response.statusCode() == 200
                ? ForgeAnswers.success(response, "the owner of the token cannot be read", RIGHTS)
                        .get("id")
                        .text()
                : Optional.empty();
    }

    @Override
    public String create(String body) throws CommentException, InterruptedException {
        return written(client.send("POST", URI.create(notes), Map.of("body", body), Repeatable.NO));
    }

    @Override
    public String edit(String id, String body) throws CommentException, InterruptedException {
        return written(client.send("PUT", URI.create(notes + "/" + id), Map.of("body", body), Repeatable.YES));
    }

    private String written(HttpResponse<byte[]> response) throws CommentException {
        JsonValue note = ForgeAnswers.success(response, "the note on " + mergeRequest + " may not be written", RIGHTS);
        return "note " + note.get("id").text().orElse("");
    }

    @Override
    public void delete(String id) throws CommentException, InterruptedException {
        HttpResponse<byte[]> response = client.send("DELETE", URI.create(notes + "/" + id), null, Repeatable.YES);
        if (!ForgeAnswers.isMissing(response)) {
            ForgeAnswers.requireSuccess(response, "a second note on " + mergeRequest + " cannot be removed", RIGHTS);
        }
    }
}
