package dev.assay.server.campaign;

import dev.assay.api.CampaignCreated;
import dev.assay.api.CampaignRequest;
import dev.assay.api.Problem;
import dev.assay.server.access.ActorBean;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Campaigns over HTTP. */
@Path("/api/v1/campaigns")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "campaigns", description = "One execution of a sweep")
public final class CampaignResource {
    private final CampaignBook book;
    private final CampaignShelf shelf;
    private final ActorBean actors;

    @Inject
    CampaignResource(CampaignBook book, CampaignShelf shelf, ActorBean actors) {
        this.book = book;
        this.shelf = shelf;
        this.actors = actors;
    }

    @POST
    @Operation(summary = "Begins a campaign; the files of its sweep must have been uploaded before")
    @APIResponse(responseCode = "200", description = "it has begun")
    @APIResponse(
            responseCode = "400",
            description = "the sweep is wrong; every problem is listed, and nothing was started",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    public CampaignCreated create(CampaignRequest request) {
        return book.create(request, actors.now().name());
    }

    @GET
    @Operation(summary = "Campaigns, first the newest, each with its cells and verdicts counted")
    @APIResponse(responseCode = "200", description = "at most limit of them, which is 1,000 at most")
    @APIResponse(responseCode = "400", content = @Content(schema = @Schema(implementation = Problem.class)))
    public CampaignList list(
            @QueryParam("sweep") @Nullable String sweep,
            @QueryParam("branch") @Nullable String branch,
            @QueryParam("state") @Nullable String state,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("1000") int limit) {
        return new CampaignList(shelf.page(CampaignChoice.asked(sweep, branch, state, offset, limit)));
    }

    @POST
    @Path("/{id}/cancel")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Stops a campaign; harmless when it has ended")
    @APIResponse(responseCode = "204", description = "nothing works for it any more")
    @APIResponse(responseCode = "404", content = @Content(schema = @Schema(implementation = Problem.class)))
    public void cancel(@PathParam("id") String id) {
        book.cancel(id, actors.now().name());
    }
}
