package dev.assay.server.watch;

import dev.assay.api.HistoryPage;
import dev.assay.api.HistoryView;
import dev.assay.api.Problem;
import dev.assay.api.WatchRun;
import dev.assay.server.access.ActorBean;
import dev.assay.server.problem.ProblemException;
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

/** Histories over HTTP. */
@Path("/api/v1/history")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "history", description = "Figures over time, what moved in them, and incidents")
public final class HistoryResource {
    private static final int ROWS_MAX = 500;

    private final HistoryDesk desk;
    private final Watch watch;
    private final ActorBean actors;

    @Inject
    HistoryResource(HistoryDesk desk, Watch watch, ActorBean actors) {
        this.desk = desk;
        this.watch = watch;
        this.actors = actors;
    }

    @GET
    @Path("/series")
    @Operation(summary = "The figures that have a history, by their ids")
    @APIResponse(responseCode = "200", description = "at most limit of them, which is 500 at most")
    @APIResponse(responseCode = "400", content = @Content(schema = @Schema(implementation = Problem.class)))
    public HistoryPage series(
            @QueryParam("offset") @DefaultValue("0") int offset, @QueryParam("limit") @DefaultValue("100") int limit) {
        if (offset < 0 || limit < 1 || limit > ROWS_MAX) {
            throw ProblemException.invalid(
                    "offset is " + offset + " and limit " + limit + "; expected at least 0, and 1 to " + ROWS_MAX);
        }
        return desk.page(offset, limit);
    }

    @GET
    @Path("/series/{id}")
    @Operation(summary = "The values of one history and where its level changed")
    @APIResponse(responseCode = "200", description = "at most the newest 1,000 values")
    @APIResponse(responseCode = "404", content = @Content(schema = @Schema(implementation = Problem.class)))
    public HistoryView one(@PathParam("id") String id) {
        return desk.of(id);
    }

    @POST
    @Path("/watch")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Studies all histories that have new values, as it is done each night")
    @APIResponse(responseCode = "200", description = "what was found; doing it again finds nothing more")
    @APIResponse(responseCode = "409", content = @Content(schema = @Schema(implementation = Problem.class)))
    public WatchRun watch() {
        return watch.study(actors.now());
    }
}
