package dev.assay.server.intake;

import dev.assay.api.Problem;
import dev.assay.protocol.ReportReceipt;
import dev.assay.protocol.SessionReport;
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

/** Takes reports over HTTP: as bytes, because a report is known by their hash. */
@Path("/api/v1/agent/jobs/{id}/report")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "agents")
public final class ReportIntakeResource {
    private final ReportIntake intake;
    private final ActorBean actors;
    private final JobOwner owner;
    private final Spool spool;
    private final long bytesMax;

    @Inject
    ReportIntakeResource(ReportIntake intake, ActorBean actors, JobOwner owner, ControllerConfig config, Spool spool) {
        this.intake = intake;
        this.actors = actors;
        this.owner = owner;
        this.spool = spool;
        this.bytesMax = config.limits().reportBytes().asLongValue();
    }

    @POST
    @Operation(summary = "An agent reports what it measured; may be repeated")
    @RequestBody(
            description = "a SessionReport, plain or with Content-Encoding: gzip",
            content = @Content(schema = @Schema(implementation = SessionReport.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReportReceipt.class)))
    @APIResponse(responseCode = "404", content = @Content(schema = @Schema(implementation = Problem.class)))
    public ReportReceipt report(
            @PathParam("id") String id, @HeaderParam("Content-Encoding") @Nullable String encoding, InputStream body)
            throws IOException {
        owner.requireSpeaker(actors.now(), id);
        intake.requireRoom();
        return spool.keep(
                body,
                message -> intake.takeInTurn(id, () -> {
                    try (InputStream in = Files.newInputStream(message)) {
                        return BoundedBody.read(in, encoding, bytesMax);
                    }
                }));
    }
}
