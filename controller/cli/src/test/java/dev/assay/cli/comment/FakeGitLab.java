package dev.assay.cli.comment;

import com.sun.net.httpserver.HttpExchange;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.util.Map;

/** Merge request 5 of project {@code group/edge}, whose number is 77. Public for the tests of the command. */
public final class FakeGitLab extends FakeForge {
    /** Whom the token speaks for. */
    public static final String ME = "9";

    public FakeGitLab() throws IOException {}

    @Override
    boolean isAuthorized(HttpExchange exchange) {
        return TOKEN.equals(exchange.getRequestHeaders().getFirst("PRIVATE-TOKEN"));
    }

    @Override
    String me() {
        return ME;
    }

    @Override
    Object json(Note note) {
        Map<String, Object> json = object("id", note.id(), "author", Map.of("id", Long.valueOf(note.author())));
        json.put("body", note.body());
        return json;
    }

    @Override
    void answer(HttpExchange exchange, String path, byte[] body) throws IOException {
        String request = exchange.getRequestMethod() + " "
                + path.replaceAll("\\?.*", "").replace("/projects/group%2Fedge/", "/projects/77/");
        if (request.equals("GET /api/v4/user")) {
            send(exchange, 200, WireJson.write(Map.of("id", Long.valueOf(ME), "username", "project_77_bot")));
        } else if (request.equals("GET /api/v4/projects/77/merge_requests/5/notes")) {
            list(exchange, parameter(path, "page"), parameter(path, "per_page"));
        } else if (request.equals("POST /api/v4/projects/77/merge_requests/5/notes")) {
            create(exchange, body);
        } else if (request.startsWith("PUT /api/v4/projects/77/merge_requests/5/notes/")) {
            edit(exchange, idIn(path), body);
        } else if (request.startsWith("DELETE /api/v4/projects/77/merge_requests/5/notes/")) {
            delete(exchange, idIn(path));
        } else {
            send(exchange, 404, WireJson.write(Map.of("message", "404 Not Found")));
        }
    }
}
