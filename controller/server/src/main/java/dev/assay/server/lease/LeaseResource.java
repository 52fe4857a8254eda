package dev.assay.server.lease;

import dev.assay.api.Problem;
import dev.assay.protocol.Heartbeat;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.LeaseRequest;
import dev.assay.server.access.ActorBean;
import dev.assay.server.job.JobOwner;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Leases over HTTP. */
@Path("/api/v1/agent")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "agents")
public final class LeaseResource {
    private final LeaseDesk desk;
    private final LeaseWaitBean waiting;
    private final ActorBean actors;
    private final JobOwner owner;

    @Inject
    LeaseResource(LeaseDesk desk, LeaseWaitBean waiting, ActorBean actors, JobOwner owner) {
        this.desk = desk;
        this.waiting = waiting;
        this.actors = actors;
        this.owner = owner;
    }

    @POST
    @Path("/lease")
    @Blocking
    @Operation(summary = "An agent asks for work, and waits for it a while")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = LeaseGrant.class)))
    @APIResponse(responseCode = "204", description = "there is none now; ask again")
    @APIResponse(responseCode = "404", content = @Content(schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "409", content = @Content(schema = @Schema(implementation = Problem.class)))
    public Uni<Response> lease(LeaseRequest request) {
        actors.now().requireSpeaksFor(request.deviceId());
        desk.present(request);
        return waiting.next(request)
                .map(grant ->
                        grant.map(Response::ok).orElseGet(Response::noContent).build());
    }

    @POST
    @Path("/jobs/{id}/heartbeat")
    @Operation(summary = "An agent extends its lease")
    @APIResponse(responseCode = "204", description = "extended")
    @APIResponse(responseCode = "409", content = @Content(schema = @Schema(implementation = Problem.class)))
    public void heartbeat(@PathParam("id") String id, Heartbeat heartbeat) {
        owner.requireSpeaker(actors.now(), id);
        desk.heartbeat(id, heartbeat);
    }
}
