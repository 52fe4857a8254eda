package dev.assay.server.audit;

import dev.assay.api.AuditPage;
import dev.assay.api.Problem;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.FarmDatabase;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The audit log over HTTP. */
@Path("/api/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access", description = "Tokens, enrolments, and what was done with them")
public final class AuditResource {
    private static final int ROWS_MAX = 1_000;

    private final AuditLog log;
    private final FarmDatabase database;

    @Inject
    AuditResource(AuditLog log, FarmDatabase database) {
        this.log = log;
        this.database = database;
    }

    @GET
    @Operation(summary = "Who changed what and who was refused, first the newest")
    @APIResponse(responseCode = "200", description = "at most limit entries, which is 1,000 at most")
    @APIResponse(responseCode = "400", content = @Content(schema = @Schema(implementation = Problem.class)))
    public AuditPage newest(@QueryParam("limit") @DefaultValue("100") int limit) {
        if (limit < 1 || limit > ROWS_MAX) {
            throw ProblemException.invalid("limit is " + limit + "; expected 1 to " + ROWS_MAX);
        }
        return new AuditPage(database.read(handle -> log.newest(handle, limit)));
    }
}
