package dev.assay.server.access;

import dev.assay.api.Problem;
import dev.assay.api.SessionRow;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.settings.ControllerConfig;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
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
    private final TokenDesk tokens;
    private final ControllerConfig config;

    @Inject
    SessionResource(ActorBean actors, TokenDesk tokens, ControllerConfig config) {
        this.actors = actors;
        this.tokens = tokens;
        this.config = config;
    }

    @POST
    @Operation(summary = "Begins a session of a browser, which from now on shows the token as a cookie")
    @APIResponse(
            responseCode = "200",
            description = "with the cookie",
            content = @Content(schema = @Schema(implementation = SessionRow.class)))
    @APIResponse(responseCode = "400", content = @Content(schema = @Schema(implementation = Problem.class)))
    public Response begin(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String shown, @Context UriInfo address) {
        Secret secret = BearerHeader.secret(shown)
                .filter(SessionCookie::canHold)
                .orElseThrow(() -> ProblemException.invalid(
                        "a session begins with Authorization: Bearer and a token of letters and digits"));
        String cookie =
                SessionCookie.begin(secret, isSecure(address), config.pages().session());
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
    @Operation(summary = "Ends the session of this browser; a token that somebody brought stays good")
    @APIResponse(responseCode = "204", description = "the browser forgets the cookie")
    public Response end(@Context UriInfo address) {
        Actor actor = actors.now();
        if (PersonName.isOne(actor.name())) {
            tokens.revoke(actor, actor.tokenId());
        }
        return Response.noContent()
                .header(HttpHeaders.SET_COOKIE, SessionCookie.end(isSecure(address)))
                .build();
    }

    /** Also where a proxy in front of the controller speaks TLS. */
    private boolean isSecure(UriInfo address) {
        return address.getRequestUri().getScheme().equals("https")
                || config.publicUrl().filter(url -> url.startsWith("https:")).isPresent();
    }
}
