package dev.assay.server.info;

import dev.assay.api.ControllerInfo;
import dev.assay.protocol.CodeIdentity;
import dev.assay.protocol.ProtocolVersion;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who answers. */
@Path("/api/v1/info")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "controller", description = "The controller itself")
public final class InfoResource {
    @GET
    @Operation(summary = "Version of the controller, and of the protocol that it speaks with agents")
    public ControllerInfo info() {
        return new ControllerInfo(CodeIdentity.RELEASE, ProtocolVersion.CURRENT);
    }
}
