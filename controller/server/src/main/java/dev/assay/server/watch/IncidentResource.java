package dev.assay.server.watch;

import dev.assay.api.IncidentNote;
import dev.assay.api.IncidentPage;
import dev.assay.api.IncidentState;
import dev.assay.api.IncidentView;
import dev.assay.api.Problem;
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
import org.jspecify.annotations.Nullable;

/** Incidents over HTTP. */
@Path("/api/v1/incidents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "history")
public final class IncidentResource {
    private static final int ROWS_MAX = 500;

    private final IncidentDesk desk;
    private final ActorBean actors;

    @Inject
    IncidentResource(IncidentDesk desk, ActorBean actors) {
        this.desk = desk;
        this.actors = actors;
    }

    @GET
    @Operation(summary = "Incidents, first the newest")
    @APIResponse(responseCode = "200", description = "at most limit of them, which is 500 at most")
    @APIResponse(responseCode = "400", content = @Content(schema = @Schema(implementation = Problem.class)))
    public IncidentPage list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        if (offset < 0 || limit < 1 || limit > ROWS_MAX) {
            throw ProblemException.invalid(
                    "offset is " + offset + " and limit " + limit + "; expected at least 0, and 1 to " + ROWS_MAX);
        }
        return desk.page(state, offset, limit);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One incident with all that moved")
    @APIResponse(responseCode = "200", description = "with its likely cause, and what that follows from")
    @APIResponse(responseCode = "404", content = @Content(schema = @Schema(implementation = Problem.class)))
    public IncidentView one(@PathParam("id") String id) {
        return desk.of(id);
    }

    @POST
    @Path("/{id}/acknowledge")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Notes that somebody looks after it")
    @APIResponse(responseCode = "200", description = "what was said before is in the audit log")
    @APIResponse(responseCode = "400", content = @Content(schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "404", content = @Content(schema = @Schema(implementation = Problem.class)))
    public IncidentView acknowledge(@PathParam("id") String id, IncidentNote note) {
        return desk.become(actors.now(), id, IncidentState.ACKNOWLEDGED, note);
    }

    @POST
    @Path("/{id}/close")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Notes that it needs nothing any more")
    @APIResponse(responseCode = "200", description = "later changes of the same event join it and stay quiet")
    @APIResponse(responseCode = "400", content = @Content(schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "404", content = @Content(schema = @Schema(implementation = Problem.class)))
    public IncidentView close(@PathParam("id") String id, IncidentNote note) {
        return desk.become(actors.now(), id, IncidentState.CLOSED, note);
    }
}
