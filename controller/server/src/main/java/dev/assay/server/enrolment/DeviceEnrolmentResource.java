package dev.assay.server.enrolment;

import dev.assay.api.Problem;
import dev.assay.protocol.EnrolmentReceipt;
import dev.assay.protocol.EnrolmentRequest;
import dev.assay.server.access.ActorBean;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where a new device gets its token, over HTTP. */
@Path("/api/v1/agent/enrol")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "agents")
public final class DeviceEnrolmentResource {
    private final EnrolmentDesk desk;
    private final ActorBean actors;

    @Inject
    DeviceEnrolmentResource(EnrolmentDesk desk, ActorBean actors) {
        this.desk = desk;
        this.actors = actors;
    }

    @POST
    @Operation(
            summary =
                    "A device exchanges an enrolment's token for its own; may be repeated until it has shown that one")
    @APIResponse(responseCode = "200", description = "enrolled; whatever token the device had is void")
    @APIResponse(responseCode = "400", content = @Content(schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "401", description = "the enrolment expired, was revoked or never existed")
    @APIResponse(
            responseCode = "409",
            description = "the enrolment is used up, or of another device; or the name is taken",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    public EnrolmentReceipt enrol(EnrolmentRequest request) {
        return desk.enrol(actors.now(), request);
    }
}
