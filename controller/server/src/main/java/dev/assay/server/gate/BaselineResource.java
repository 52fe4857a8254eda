package dev.assay.server.gate;

import dev.assay.api.BaselineList;
import dev.assay.api.BaselineRequest;
import dev.assay.api.BaselineRow;
import dev.assay.api.Problem;
import dev.assay.server.access.ActorBean;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Baselines over HTTP. */
@Path("/api/v1/baselines")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "gates", description = "What campaigns are compared with, and what is let through")
public final class BaselineResource {
    private final BaselineBook book;
    private final ActorBean actors;

    @Inject
    BaselineResource(BaselineBook book, ActorBean actors) {
        this.book = book;
        this.actors = actors;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Accepts a campaign as the baseline of its sweep for a branch")
    @APIResponse(responseCode = "200", description = "it is the baseline from now on")
    @APIResponse(responseCode = "400", content = @Content(schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "404", content = @Content(schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "409", content = @Content(schema = @Schema(implementation = Problem.class)))
    public BaselineRow accept(BaselineRequest request) {
        return book.accept(actors.now(), request);
    }

    @GET
    @Operation(summary = "Accepted campaigns, first the newest, at most 1,000")
    public BaselineList list(
            @QueryParam("sweep") @Nullable String sweep, @QueryParam("branch") @Nullable String branch) {
        return book.list(sweep, branch);
    }
}
