package dev.assay.server.info;

import dev.assay.api.ControllerInfo;
import dev.assay.api.ControllerRow;
import dev.assay.protocol.CodeIdentity;
import dev.assay.protocol.ProtocolVersion;
import dev.assay.server.presence.ControllerBook;
import dev.assay.server.presence.LiveController;
import dev.assay.server.store.FarmDatabase;
import dev.assay.server.store.FarmIdentity;
import jakarta.inject.Inject;
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
    private final FarmIdentity identity;
    private final FarmDatabase database;
    private final ControllerBook controllers;

    @Inject
    InfoResource(FarmIdentity identity, FarmDatabase database, ControllerBook controllers) {
        this.identity = identity;
        this.database = database;
        this.controllers = controllers;
    }

    @GET
    @Operation(
            summary =
                    "Version of the controller and of the protocol that it speaks with agents, the farm's id, the kind of"
                            + " its store, and the controllers that serve it")
    public ControllerInfo info() {
        return new ControllerInfo(
                CodeIdentity.RELEASE,
                ProtocolVersion.CURRENT,
                identity.farmId(),
                database.kind(),
                controllers.live().stream().map(InfoResource::row).toList());
    }

    private static ControllerRow row(LiveController controller) {
        return new ControllerRow(
                controller.id(),
                controller.address() == null ? null : controller.address().url(),
                controller.version(),
                controller.startedAt().toString(),
                controller.seenAt().toString());
    }
}
