package dev.assay.server.evidence;

import dev.assay.api.EvidenceKeyRow;
import dev.assay.evidence.signing.SignerKey;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells by which key this controller signs evidence. */
@Path("/api/v1/evidence-key")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "campaigns")
public final class EvidenceKeyResource {
    private final EvidenceDesk desk;

    @Inject
    EvidenceKeyResource(EvidenceDesk desk) {
        this.desk = desk;
    }

    @GET
    @Operation(summary = "The public key by which this controller signs evidence; each controller has its own")
    @APIResponse(responseCode = "200", description = "the key")
    public EvidenceKeyRow key() {
        SignerKey signer = desk.key().signer();
        return new EvidenceKeyRow(signer.fingerprint(), signer.pem());
    }
}
