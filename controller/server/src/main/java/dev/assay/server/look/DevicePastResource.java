package dev.assay.server.look;

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

/** What a device has done, over HTTP. */
@Path("/api/v1/devices/{name}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "devices")
public final class DevicePastResource {
    private static final int ROWS_MAX = 1_000;

    private final DeviceDesk desk;

    @Inject
    DevicePastResource(DeviceDesk desk) {
        this.desk = desk;
    }

    @GET
    @Path("/checks")
    @Operation(summary = "What its health checks found, the newest first")
    @APIResponse(responseCode = "200", description = "at most limit of them, which is 1,000 at most")
    @APIResponse(responseCode = "404", content = @Content(schema = @Schema(implementation = Problem.class)))
    public DeviceChecks checks(@PathParam("name") String name, @QueryParam("limit") @DefaultValue("200") int limit) {
        return new DeviceChecks(desk.checks(name, within(limit)));
    }

    @GET
    @Path("/sessions")
    @Operation(summary = "Its sessions with how warm it was, the newest first")
    @APIResponse(responseCode = "200", description = "at most limit of them, which is 1,000 at most")
    @APIResponse(responseCode = "404", content = @Content(schema = @Schema(implementation = Problem.class)))
    public DeviceSessions sessions(
            @PathParam("name") String name, @QueryParam("limit") @DefaultValue("200") int limit) {
        return new DeviceSessions(desk.sessions(name, within(limit)));
    }

    private static int within(int limit) {
        if (limit < 1 || limit > ROWS_MAX) {
            throw ProblemException.invalid("limit is " + limit + "; expected 1 to " + ROWS_MAX);
        }
        return limit;
    }
}
