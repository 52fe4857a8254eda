package dev.assay.server.tunnel;

import dev.assay.api.Problem;
import dev.assay.api.SshAccess;
import dev.assay.server.access.ActorBean;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How a device is reached over SSH, over HTTP. */
@Path("/api/v1/devices/{name}/ssh")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "devices")
public final class SshResource {
    private final SshDesk desk;
    private final ActorBean actors;

    @Inject
    SshResource(SshDesk desk, ActorBean actors) {
        this.desk = desk;
        this.actors = actors;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Notes how a device is reached over SSH; with tunnel ports, a controller keeps a tunnel there")
    @APIResponse(responseCode = "204", description = "noted; a tunnel is opened within seconds")
    @APIResponse(responseCode = "400", content = @Content(schema = @Schema(implementation = Problem.class)))
    public void put(@PathParam("name") String name, SshAccess access) {
        desk.put(actors.now(), name, access);
    }

    @GET
    @Operation(summary = "How a device is reached over SSH")
    @APIResponse(responseCode = "200", description = "as it was noted")
    @APIResponse(responseCode = "404", content = @Content(schema = @Schema(implementation = Problem.class)))
    public SshAccess get(@PathParam("name") String name) {
        return desk.get(name);
    }

    @DELETE
    @Operation(summary = "Forgets how a device is reached over SSH; its tunnel ends")
    @APIResponse(responseCode = "204", description = "forgotten")
    public void forget(@PathParam("name") String name) {
        desk.forget(actors.now(), name);
    }
}
