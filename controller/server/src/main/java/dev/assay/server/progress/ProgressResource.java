package dev.assay.server.progress;

import dev.assay.api.CampaignProgress;
import dev.assay.api.Problem;
import dev.assay.server.problem.ProblemException;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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

/** Progress over HTTP. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "campaigns")
public final class ProgressResource {
    private static final int ROWS_MAX = 500;

    private final ProgressDesk desk;
    private final QueueView queue;

    @Inject
    ProgressResource(ProgressDesk desk, QueueView queue) {
        this.desk = desk;
        this.queue = queue;
    }

    @GET
    @Path("/campaigns/{id}/progress")
    @Operation(summary = "How far a campaign is, what runs now, and what is in the way")
    @APIResponse(responseCode = "200", description = "the campaign as it is now")
    @APIResponse(responseCode = "404", content = @Content(schema = @Schema(implementation = Problem.class)))
    public CampaignProgress progress(@PathParam("id") String id) {
        return desk.of(id);
    }

    @GET
    @Path("/jobs")
    @Operation(summary = "The jobs that run or wait, in the order in which they will be done")
    public JobPage jobs(
            @QueryParam("offset") @DefaultValue("0") int offset, @QueryParam("limit") @DefaultValue("100") int limit) {
        if (offset < 0 || limit < 1 || limit > ROWS_MAX) {
            throw ProblemException.invalid(
                    "offset is " + offset + " and limit " + limit + "; expected at least 0, and 1 to " + ROWS_MAX);
        }
        return new JobPage(offset, queue.page(offset, limit));
    }
}
