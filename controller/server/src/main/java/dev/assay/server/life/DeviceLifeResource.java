package dev.assay.server.life;

import dev.assay.api.DeviceActionRequest;
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

/** The life of a device over HTTP. */
@Path("/api/v1/devices/{name}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "devices")
public final class DeviceLifeResource {
    private static final int ROWS_MAX = 1_000;

    private final DeviceActions actions;
    private final ActorBean actors;

    @Inject
    DeviceLifeResource(DeviceActions actions, ActorBean actors) {
        this.actions = actions;
        this.actors = actors;
    }

    @POST
    @Path("/actions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Drains, resumes, retires, checks, reboots or power-cycles a device")
    @APIResponse(responseCode = "204", description = "done, or ordered")
    @APIResponse(responseCode = "404", content = @Content(schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "it makes no sense now",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    public void act(@PathParam("name") String name, DeviceActionRequest request) {
        actions.act(name, request, actors.now().name());
    }

    @GET
    @Path("/events")
    @Operation(summary = "What happened to the device, the newest first")
    @APIResponse(responseCode = "200", description = "at most limit entries, which is 1,000 at most")
    @APIResponse(responseCode = "404", content = @Content(schema = @Schema(implementation = Problem.class)))
    public DeviceEvents events(@PathParam("name") String name, @QueryParam("limit") @DefaultValue("100") int limit) {
        if (limit < 1 || limit > ROWS_MAX) {
            throw ProblemException.invalid("limit is " + limit + "; expected 1 to " + ROWS_MAX);
        }
        return new DeviceEvents(actions.events(name, limit));
    }
}
