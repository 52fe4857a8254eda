package dev.assay.server.influx;

import dev.assay.api.DeadLetterList;
import dev.assay.api.InfluxDone;
import dev.assay.api.InfluxReingest;
import dev.assay.api.InfluxReplay;
import dev.assay.api.InfluxReplayed;
import dev.assay.api.InfluxStatus;
import dev.assay.api.Problem;
import dev.assay.server.access.ActorBean;
import dev.assay.server.problem.ProblemException;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
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

/** The outbox for InfluxDB over HTTP. */
@Path("/api/v1/influx")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "influx", description = "What InfluxDB is told, and what waits for it")
public final class InfluxResource {
    private static final int ROWS_MAX = 1_000;

    private final InfluxDesk desk;
    private final ActorBean actors;

    @Inject
    InfluxResource(InfluxDesk desk, ActorBean actors) {
        this.desk = desk;
        this.actors = actors;
    }

    @GET
    @Operation(summary = "What waits, how old it is, what InfluxDB answered last, and whether a person must act")
    public InfluxStatus status() {
        return desk.status();
    }

    @GET
    @Path("/dead-letters")
    @Operation(summary = "Points that InfluxDB refused, with its words, the oldest first")
    @APIResponse(responseCode = "200", description = "at most limit of them, which is 1,000 at most")
    @APIResponse(responseCode = "400", content = @Content(schema = @Schema(implementation = Problem.class)))
    public DeadLetterList deadLetters(@QueryParam("limit") @DefaultValue("100") int limit) {
        if (limit < 1 || limit > ROWS_MAX) {
            throw ProblemException.invalid("limit is " + limit + "; expected 1 to " + ROWS_MAX);
        }
        return desk.deadLetters(limit);
    }

    @POST
    @Path("/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Puts dead letters back into the outbox")
    @APIResponse(responseCode = "200", description = "how many, and how many are outdated")
    @APIResponse(responseCode = "400", content = @Content(schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "409", content = @Content(schema = @Schema(implementation = Problem.class)))
    public InfluxReplayed replay(InfluxReplay replay) {
        return desk.replay(actors.now(), replay);
    }

    @POST
    @Path("/reingest")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Orders the points of one campaign, or of all, to be written again from the store")
    @APIResponse(responseCode = "200", description = "how many campaigns")
    @APIResponse(responseCode = "404", content = @Content(schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "409", content = @Content(schema = @Schema(implementation = Problem.class)))
    public InfluxDone reingest(InfluxReingest reingest) {
        return desk.reingest(actors.now(), reingest);
    }
}
