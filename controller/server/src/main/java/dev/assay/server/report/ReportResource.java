package dev.assay.server.report;

import dev.assay.api.CampaignReport;
import dev.assay.api.Problem;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reports of campaigns over HTTP. */
@Path("/api/v1/campaigns/{id}/report")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "campaigns")
public final class ReportResource {
    private final ReportDesk desk;

    @Inject
    ReportResource(ReportDesk desk) {
        this.desk = desk;
    }

    @GET
    @Operation(summary = "Every cell with its figures, or the reason why it has none; also while the campaign runs")
    @APIResponse(responseCode = "200", description = "all that is known now")
    @APIResponse(responseCode = "404", content = @Content(schema = @Schema(implementation = Problem.class)))
    public CampaignReport report(
            @PathParam("id") String id, @QueryParam("build") @DefaultValue("true") boolean isBuildTold) {
        return desk.of(id, isBuildTold);
    }
}
