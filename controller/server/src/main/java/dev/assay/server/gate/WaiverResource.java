package dev.assay.server.gate;

import dev.assay.api.Problem;
import dev.assay.api.WaiverList;
import dev.assay.api.WaiverRequest;
import dev.assay.api.WaiverRow;
import dev.assay.server.access.ActorBean;
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

/** Waivers over HTTP. */
@Path("/api/v1/waivers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "gates")
public final class WaiverResource {
    private final WaiverBook book;
    private final ActorBean actors;

    @Inject
    WaiverResource(WaiverBook book, ActorBean actors) {
        this.book = book;
        this.actors = actors;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Lets a known regression through until an instant")
    @APIResponse(responseCode = "200", description = "it is in force, also for verdicts that were given already")
    @APIResponse(responseCode = "400", content = @Content(schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "429", content = @Content(schema = @Schema(implementation = Problem.class)))
    public WaiverRow add(WaiverRequest request) {
        return book.add(actors.now(), request);
    }

    @GET
    @Operation(summary = "The waivers in force, first the newest, at most 1,000")
    public WaiverList list() {
        return book.list();
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Takes a waiver back")
    @APIResponse(responseCode = "204", description = "the regression blocks again")
    @APIResponse(responseCode = "404", content = @Content(schema = @Schema(implementation = Problem.class)))
    public void delete(@PathParam("id") String id) {
        book.delete(actors.now(), id);
    }
}
