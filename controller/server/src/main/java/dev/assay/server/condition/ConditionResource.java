package dev.assay.server.condition;

import dev.assay.api.ControllerCondition;
import dev.assay.api.Problem;
import dev.assay.api.TrialBuild;
import dev.assay.server.access.ActorBean;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The controller's condition over HTTP. */
@Path("/api/v1/condition")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "controller")
public final class ConditionResource {
    private final ConditionDesk desk;
    private final TrialBuilds trials;
    private final ActorBean actors;

    @Inject
    ConditionResource(ConditionDesk desk, TrialBuilds trials, ActorBean actors) {
        this.desk = desk;
        this.trials = trials;
        this.actors = actors;
    }

    @GET
    @Operation(
            summary =
                    "Whether its store answers, its folders can be written to and have room, and what waits to be built")
    public ControllerCondition look() {
        return desk.look(actors.now().scope());
    }

    @POST
    @Path("/trial-build")
    @Operation(summary = "Builds a small variant and throws it away, to see whether building works")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TrialBuild.class)))
    @APIResponse(
            responseCode = "409",
            description = "it failed, or would disturb a measurement on the same machine",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    public TrialBuild tryBuild() throws InterruptedException {
        return trials.make();
    }
}
