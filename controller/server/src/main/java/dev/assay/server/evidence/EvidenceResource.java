package dev.assay.server.evidence;

import dev.assay.api.Problem;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Evidence of campaigns over HTTP. */
@Path("/api/v1/campaigns/{id}/evidence")
@Tag(name = "campaigns")
public final class EvidenceResource {
    private final EvidenceDesk desk;

    @Inject
    EvidenceResource(EvidenceDesk desk) {
        this.desk = desk;
    }

    @GET
    @Produces({"application/zip", Problem.MEDIA_TYPE})
    @Operation(summary = "A signed bundle by which every verdict of a campaign that has ended can be made again")
    @APIResponse(responseCode = "200", description = "the bundle, see controller/evidence/EVIDENCE.md")
    @APIResponse(responseCode = "404", content = @Content(schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "the campaign has not ended",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "something that it rests on is not where this controller looks for it",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    public Response evidence(
            @PathParam("id") String id, @QueryParam("artifacts") @DefaultValue("false") boolean isWithArtifacts)
            throws IOException {
        java.nio.file.Path bundle = desk.write(id, isWithArtifacts);
        // Its name is gone as soon as it is open: whatever becomes of the sending, nothing stays behind.
        return Response.ok(Files.newInputStream(bundle, StandardOpenOption.DELETE_ON_CLOSE))
                .build();
    }
}
