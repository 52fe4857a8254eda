package dev.assay.server.look;

import dev.assay.api.CellSamples;
import dev.assay.api.CellView;
import dev.assay.api.Problem;
import dev.assay.server.problem.ProblemException;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Cells over HTTP, one by one. */
@Path("/api/v1/campaigns/{id}/cells/{index}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "campaigns")
public final class CellResource {
    private static final int POINTS_MAX = 2_000;

    private final CellDesk cells;
    private final SampleDesk samples;

    @Inject
    CellResource(CellDesk cells, SampleDesk samples) {
        this.cells = cells;
        this.samples = samples;
    }

    @GET
    @Operation(summary = "One cell: figures, lineage, what the optimizers did, profile, verdicts, the same elsewhere")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CellView.class)))
    @APIResponse(responseCode = "404", content = @Content(schema = @Schema(implementation = Problem.class)))
    public CellView cell(@PathParam("id") String id, @PathParam("index") String index) {
        return cells.of(id, number(index));
    }

    @GET
    @Path("/samples")
    @Operation(summary = "The samples of one cell, run by run, thinned out")
    @APIResponse(
            responseCode = "200",
            description = "at most points points for each run, which is 2,000 at most",
            content = @Content(schema = @Schema(implementation = CellSamples.class)))
    @APIResponse(responseCode = "400", content = @Content(schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "404", content = @Content(schema = @Schema(implementation = Problem.class)))
    public CellSamples samples(
            @PathParam("id") String id,
            @PathParam("index") String index,
            @QueryParam("points") @DefaultValue("300") int points)
            throws IOException {
        if (points < 1 || points > POINTS_MAX) {
            throw ProblemException.invalid("points is " + points + "; expected 1 to " + POINTS_MAX);
        }
        return samples.of(id, number(index), points);
    }

    private static int number(String index) {
        try {
            return Integer.parseInt(index);
        } catch (NumberFormatException e) {
            throw ProblemException.notFound("there is no cell \"" + index + "\"; cells are counted from 0");
        }
    }
}
