package dev.assay.server.device;

import dev.assay.api.DeviceRow;
import dev.assay.api.Problem;
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

/** Devices over HTTP. */
@Path("/api/v1/devices")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "devices", description = "What measures")
public final class DeviceResource {
    private final DeviceView view;

    @Inject
    DeviceResource(DeviceView view) {
        this.view = view;
    }

    @GET
    @Operation(summary = "Every device that ever presented itself: what it is, what it does, how far it is trusted")
    public DeviceList list() {
        return new DeviceList(view.all());
    }

    @GET
    @Path("/{name}")
    @Operation(summary = "One device")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeviceRow.class)))
    @APIResponse(responseCode = "404", content = @Content(schema = @Schema(implementation = Problem.class)))
    public DeviceRow device(@PathParam("name") String name) {
        return view.of(name);
    }
}
