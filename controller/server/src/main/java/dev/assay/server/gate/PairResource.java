package dev.assay.server.gate;

import dev.assay.api.Problem;
import dev.assay.protocol.PairAnswer;
import dev.assay.protocol.PairNews;
import dev.assay.server.access.ActorBean;
import dev.assay.server.job.JobOwner;
import dev.assay.server.settings.ControllerConfig;
import dev.assay.server.wire.BoundedBody;
import dev.assay.server.wire.Spool;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Takes pairs over HTTP. */
@Path("/api/v1/agent/jobs/{id}/pairs")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "agents")
public final class PairResource {
    private final PairDesk desk;
    private final ActorBean actors;
    private final JobOwner owner;
    private final Spool spool;
    private final long bytesMax;

    @Inject
    PairResource(PairDesk desk, ActorBean actors, JobOwner owner, ControllerConfig config, Spool spool) {
        this.desk = desk;
        this.actors = actors;
        this.owner = owner;
        this.spool = spool;
        this.bytesMax = config.limits().reportBytes().asLongValue();
    }

    @POST
    @Operation(summary = "An agent sends a block of a paired session, and hears whether it is enough; may be repeated")
    @RequestBody(
            description = "a PairNews, plain or with Content-Encoding: gzip",
            content = @Content(schema = @Schema(implementation = PairNews.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PairAnswer.class)))
    @APIResponse(responseCode = "404", content = @Content(schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "409", content = @Content(schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "429", description = "too many at once; ask again after Retry-After seconds")
    public PairAnswer pairs(
            @PathParam("id") String id, @HeaderParam("Content-Encoding") @Nullable String encoding, InputStream body)
            throws IOException {
        owner.requireSpeaker(actors.now(), id);
        desk.requireRoom();
        return spool.keep(
                body,
                message -> desk.takeInTurn(id, () -> {
                    try (InputStream in = Files.newInputStream(message)) {
                        return BoundedBody.read(in, encoding, bytesMax);
                    }
                }));
    }
}
