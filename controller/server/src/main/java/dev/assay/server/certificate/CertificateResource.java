package dev.assay.server.certificate;

import dev.assay.api.DeviceCertificate;
import dev.assay.api.Problem;
import dev.assay.server.access.ActorBean;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A device's certificate over HTTP. */
@Path("/api/v1/devices/{name}/certificate")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "devices")
public final class CertificateResource {
    private final CertificateBook book;
    private final ActorBean actors;

    @Inject
    CertificateResource(CertificateBook book, ActorBean actors) {
        this.book = book;
        this.actors = actors;
    }

    @GET
    @Operation(summary = "What the gates of a device were found to be worth")
    @APIResponse(responseCode = "200", description = "the last one that was published")
    @APIResponse(responseCode = "404", content = @Content(schema = @Schema(implementation = Problem.class)))
    public DeviceCertificate get(@PathParam("name") String name) {
        return book.get(name);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Publishes what \"assay certify\" found")
    @APIResponse(responseCode = "204", description = "published, in place of the last one")
    @APIResponse(responseCode = "400", content = @Content(schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "404", content = @Content(schema = @Schema(implementation = Problem.class)))
    public void put(@PathParam("name") String name, @Nullable DeviceCertificate certificate) {
        book.put(actors.now(), name, certificate);
    }
}
