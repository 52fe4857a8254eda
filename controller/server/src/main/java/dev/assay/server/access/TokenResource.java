package dev.assay.server.access;

import dev.assay.api.Problem;
import dev.assay.api.TokenGrant;
import dev.assay.api.TokenList;
import dev.assay.api.TokenRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tokens over HTTP. */
@Path("/api/v1/tokens")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access")
public final class TokenResource {
    private final TokenDesk desk;
    private final ActorBean actors;

    @Inject
    TokenResource(TokenDesk desk, ActorBean actors) {
        this.desk = desk;
        this.actors = actors;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes a token; its secret is shown in this answer alone")
    @APIResponse(responseCode = "200", description = "it is good at once")
    @APIResponse(responseCode = "400", content = @Content(schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "429", content = @Content(schema = @Schema(implementation = Problem.class)))
    public TokenGrant create(TokenRequest request) {
        return desk.create(actors.now(), request);
    }

    @GET
    @Operation(summary = "Every token that is good now, without its secret")
    public TokenList list() {
        return desk.list();
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Makes a token void")
    @APIResponse(responseCode = "204", description = "every controller refuses it within a second")
    @APIResponse(responseCode = "404", content = @Content(schema = @Schema(implementation = Problem.class)))
    public void revoke(@PathParam("id") String id) {
        desk.revoke(actors.now(), id);
    }
}
