package dev.assay.server.progress;

import dev.assay.api.Problem;
import dev.assay.server.problem.ProblemException;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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

/** The queue over HTTP. */
@Path("/api/v1/jobs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "jobs", description = "What devices do and are about to do")
public final class QueueResource {
    private static final int ROWS_MAX = 500;

    private final QueueView queue;

    @Inject
    QueueResource(QueueView queue) {
        this.queue = queue;
    }

    @GET
    @Operation(
            summary =
                    "The jobs that run or wait, by priority and age; campaigns of the same priority take turns on each device")
    @APIResponse(
            responseCode = "200",
            description =
                    "at most limit of them, which is 500 at most; of one device when it is named, none of one that is not known")
    @APIResponse(responseCode = "400", content = @Content(schema = @Schema(implementation = Problem.class)))
    public JobPage jobs(
            @QueryParam("device") @Nullable String device,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        if (offset < 0 || limit < 1 || limit > ROWS_MAX) {
            throw ProblemException.invalid(
                    "offset is " + offset + " and limit " + limit + "; expected at least 0, and 1 to " + ROWS_MAX);
        }
        return new JobPage(offset, queue.page(device, offset, limit));
    }
}
