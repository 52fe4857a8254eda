package dev.assay.server.access;

import dev.assay.api.Problem;
import dev.assay.api.SessionRow;
import dev.assay.server.problem.ProblemException;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Sessions of browsers over HTTP. Who signs in shows the token as everybody does; it is checked before this class is asked. */
@Path("/api/v1/session")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access")
public final class SessionResource {
    private final ActorBean actors;
    private final SessionDesk desk;
    private final SessionTerms terms;
    private final BrowserTls tls;

    @Inject
    SessionResource(ActorBean actors, SessionDesk desk, SessionTerms terms, BrowserTls tls) {
        this.actors = actors;
        this.desk = desk;
        this.terms = terms;
        this.tls = tls;
    }

    @POST
    @Operation(summary = "Signs a browser in: from now on a cookie says whose token it showed")
    @APIResponse(
            responseCode = "200",
            description = "with the cookie",
            content = @Content(schema = @Schema(implementation = SessionRow.class)))
    @APIResponse(responseCode = "400", content = @Content(schema = @Schema(implementation = Problem.class)))
    public Response begin(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String shown, @Context UriInfo address) {
        if (BearerHeader.secret(shown).isEmpty()) {
            throw ProblemException.invalid("a browser signs in with Authorization: Bearer and a token");
        }
        String cookie = SessionCookie.FORM.begun(desk.begin(actors.now()).text(), isByTls(address), terms.length());
        return Response.ok(session()).header(HttpHeaders.SET_COOKIE, cookie).build();
    }

    @GET
    @Operation(summary = "Who is signed in")
    @APIResponse(responseCode = "200", description = "by token or by session")
    public SessionRow session() {
        Actor actor = actors.now();
        return new SessionRow(actor.name(), actor.scope());
    }

    @DELETE
    @Operation(summary = "Signs this browser out, also on the controller; a token that somebody brought stays good")
    @APIResponse(responseCode = "204", description = "the browser forgets the cookie")
    public Response end(@Context HttpHeaders headers, @Context UriInfo address) {
        Cookie cookie = headers.getCookies().get(SessionCookie.FORM.name(isByTls(address)));
        if (cookie != null) {
            desk.end(actors.now(), new Secret(cookie.getValue()));
        }
        return Response.noContent()
                .header(HttpHeaders.SET_COOKIE, SessionCookie.FORM.ended(isByTls(address)))
                .build();
    }

    private boolean isByTls(UriInfo address) {
        return tls.covers(address.getRequestUri().getScheme());
    }
}
