package dev.assay.server.certificate;

import dev.assay.api.CertificateList;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** All certificates over HTTP. */
@Path("/api/v1/certificates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "devices")
public final class CertificateListResource {
    private final CertificateBook book;

    @Inject
    CertificateListResource(CertificateBook book) {
        this.book = book;
    }

    @GET
    @Operation(summary = "The last certificate of every device that was certified")
    public CertificateList all() {
        return book.all();
    }
}
