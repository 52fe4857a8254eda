package dev.assay.server.reception;

import dev.assay.api.Problem;
import dev.assay.protocol.AgentHello;
import dev.assay.protocol.AgentWelcome;
import dev.assay.server.access.Actor;
import dev.assay.server.access.ActorBean;
import dev.assay.server.enrolment.EnrolmentDesk;
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

/** Where agents present themselves over HTTP. */
@Path("/api/v1/agent/hello")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "agents", description = "What agents say and hear; for tokens of devices alone")
public final class ReceptionResource {
    private final Reception reception;
    private final ActorBean actors;
    private final EnrolmentDesk enrolments;

    @Inject
    ReceptionResource(Reception reception, ActorBean actors, EnrolmentDesk enrolments) {
        this.reception = reception;
        this.actors = actors;
        this.enrolments = enrolments;
    }

    @POST
    @Operation(summary = "An agent presents itself; leases of an older agent of its device end at once")
    @APIResponse(responseCode = "200", description = "taken in")
    @APIResponse(
            responseCode = "426",
            description = "agent and controller speak different versions; the detail says which to update",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    public AgentWelcome hello(AgentHello hello) {
        Actor actor = actors.now();
        actor.requireSpeaksFor(hello.deviceName());
        enrolments.settle(actor);
        return reception.hello(hello);
    }
}
