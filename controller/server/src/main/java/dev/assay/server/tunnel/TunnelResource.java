package dev.assay.server.tunnel;

import dev.assay.api.Problem;
import dev.assay.api.TunnelRow;
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

/** A device's tunnel over HTTP. */
@Path("/api/v1/devices/{name}/tunnel")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "devices")
public final class TunnelResource {
    private final SshDesk desk;

    @Inject
    TunnelResource(SshDesk desk) {
        this.desk = desk;
    }

    @GET
    @Operation(summary = "Whether a device has its tunnel, since when, and what went wrong last")
    @APIResponse(responseCode = "200", description = "now")
    @APIResponse(responseCode = "404", content = @Content(schema = @Schema(implementation = Problem.class)))
    public TunnelRow tunnel(@PathParam("name") String name) {
        return desk.tunnel(name);
    }
}
