package dev.assay.server.tunnel;

import dev.assay.api.TunnelKeys;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The farm's own SSH key over HTTP. */
@Path("/api/v1/tunnel-keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "devices")
public final class TunnelKeysResource {
    private final SshDesk desk;

    @Inject
    TunnelKeysResource(SshDesk desk) {
        this.desk = desk;
    }

    @GET
    @Operation(summary = "The keys that a device with a tunnel allows port forwarding, and nothing else")
    public TunnelKeys keys() {
        return desk.keys();
    }
}
