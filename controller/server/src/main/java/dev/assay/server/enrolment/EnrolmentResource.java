package dev.assay.server.enrolment;

import dev.assay.api.EnrolmentGrant;
import dev.assay.api.EnrolmentOffer;
import dev.assay.api.Problem;
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

/** Where administrators let devices in, over HTTP. */
@Path("/api/v1/enrolments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access")
public final class EnrolmentResource {
    private final EnrolmentDesk desk;
    private final ActorBean actors;

    @Inject
    EnrolmentResource(EnrolmentDesk desk, ActorBean actors) {
        this.desk = desk;
        this.actors = actors;
    }

    @POST
    @Operation(summary = "Makes a one-time token with which a device gets its own")
    @APIResponse(responseCode = "200", description = "its secret is shown in this answer alone")
    @APIResponse(responseCode = "400", content = @Content(schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "429", content = @Content(schema = @Schema(implementation = Problem.class)))
    public EnrolmentGrant offer(EnrolmentOffer offer) {
        return desk.offer(actors.now(), offer);
    }
}
