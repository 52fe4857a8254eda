package dev.assay.cli.comment;

import com.sun.net.httpserver.HttpExchange;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.util.Map;

/** Pull request 12 of {@code octo/edge}. Public for the tests of the command. */
public final class FakeGitHub extends FakeForge {
    /** Whom the token of a workflow speaks for. */
    public static final String ME = "github-actions[bot]";

    private static final String COMMENTS = "/repos/octo/edge/issues/12/comments";
    private boolean hasNoGraphql;

    public FakeGitHub() throws IOException {}

    /** From now on it does not say whom a token speaks for. */
    public void setNoGraphql() {
        hasNoGraphql = true;
    }

    @Override
    boolean isAuthorized(HttpExchange exchange) {
        return ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    @Override
    String me() {
        return ME;
    }

    @Override
    Object json(Note note) {
        boolean isBot = note.author().endsWith("[bot]");
        Map<String, Object> json =
                object("id", note.id(), "user", object("login", note.author(), "type", isBot ? "Bot" : "User"));
        json.put("body", note.body());
        json.put("html_url", "https://github.com/octo/edge/pull/12#issuecomment-" + note.id());
        return json;
    }

    @Override
    void answer(HttpExchange exchange, String path, byte[] body) throws IOException {
        String request = exchange.getRequestMethod() + " " + path.replaceAll("\\?.*", "");
        if (request.equals("POST /graphql")) {
            Object answer = hasNoGraphql
                    ? Map.of("message", "Not Found")
                    : Map.of("data", Map.of("viewer", Map.of("login", ME)));
            send(exchange, hasNoGraphql ? 404 : 200, WireJson.write(answer));
        } else if (request.equals("GET " + COMMENTS)) {
            list(exchange, parameter(path, "page"), parameter(path, "per_page"));
        } else if (request.equals("POST " + COMMENTS)) {
            create(exchange, body);
        } else if (request.startsWith("PATCH /repos/octo/edge/issues/comments/")) {
            edit(exchange, idIn(path), body);
        } else if (request.startsWith("DELETE /repos/octo/edge/issues/comments/")) {
            delete(exchange, idIn(path));
        } else {
            send(exchange, 404, WireJson.write(Map.of("message", "Not Found")));
        }
    }
}
