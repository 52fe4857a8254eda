package dev.assay.server.device;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Devices over HTTP. */
@Path("/api/v1/devices")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "devices", description = "What measures")
public final class DeviceResource {
    private final DeviceBook book;

    @Inject
    DeviceResource(DeviceBook book) {
        this.book = book;
    }

    @GET
    @Operation(summary = "Every device that ever presented itself, and whether it is connected")
    public DeviceList list() {
        return new DeviceList(book.all().stream()
                .map(device -> device.row(book.isConnected(device)))
                .toList());
    }
}
