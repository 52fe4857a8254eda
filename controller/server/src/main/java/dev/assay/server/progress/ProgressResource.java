package dev.assay.server.progress;

import dev.assay.api.CampaignProgress;
import dev.assay.api.Problem;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Progress of campaigns over HTTP. */
@Path("/api/v1/campaigns/{id}/progress")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "campaigns")
public final class ProgressResource {
    private final ProgressDesk desk;

    @Inject
    ProgressResource(ProgressDesk desk) {
        this.desk = desk;
    }

    @GET
    @Operation(summary = "How far a campaign is, what runs now, and what is in the way")
    @APIResponse(responseCode = "200", description = "the campaign as it is now")
    @APIResponse(responseCode = "404", content = @Content(schema = @Schema(implementation = Problem.class)))
    public CampaignProgress progress(@PathParam("id") String id) {
        return desk.of(id);
    }
}
