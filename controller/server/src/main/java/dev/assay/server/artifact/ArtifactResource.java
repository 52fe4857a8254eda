package dev.assay.server.artifact;

import dev.assay.api.Problem;
import dev.assay.server.access.ActorBean;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Artifacts over HTTP. */
@Path("/api/v1/artifacts/{sha256}")
@Tag(name = "artifacts", description = "Bytes by their SHA-256: models, data, built variants, raw reports")
public final class ArtifactResource {
    private final ArtifactStore store;
    private final ArtifactReferences references;
    private final UploadDoor door;
    private final ActorBean actors;
    private final InstantSource clock;

    @Inject
    ArtifactResource(
            ArtifactStore store,
            ArtifactReferences references,
            UploadDoor door,
            ActorBean actors,
            InstantSource clock) {
        this.store = store;
        this.references = references;
        this.door = door;
        this.actors = actors;
        this.clock = clock;
    }

    @HEAD
    @Operation(summary = "Whether an artifact is here, and its size")
    @APIResponse(responseCode = "200", description = "it is here; Content-Length is its size where that is known")
    @APIResponse(responseCode = "404", description = "it is not here")
    public Response head(@PathParam("sha256") String sha256) throws IOException {
        store.touch(sha256, clock.instant());
        try (InputStream packed = store.findPacked(sha256).orElse(null)) {
            return packed != null
                    ? Response.ok().build()
                    : Response.ok().header("Content-Length", bytes(sha256)).build();
        }
    }

    private long bytes(String sha256) throws IOException {
        Optional<byte[]> text = store.find(sha256).isPresent() ? Optional.empty() : references.text(sha256);
        return text.isPresent() ? text.get().length : Files.size(store.get(sha256));
    }

    @GET
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "Downloads an artifact")
    @APIResponse(responseCode = "200", description = "its bytes")
    @APIResponse(responseCode = "404", content = @Content(schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "the farm has it, and this controller does not see its file",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    public Response get(@PathParam("sha256") String sha256) throws IOException {
        store.touch(sha256, clock.instant());
        Optional<InputStream> packed = store.findPacked(sha256);
        if (packed.isPresent()) {
            return Response.ok(packed.get()).build();
        }
        Optional<byte[]> text = store.find(sha256).isPresent() ? Optional.empty() : references.text(sha256);
        return Response.ok(text.isPresent() ? text.get() : references.file(store, sha256))
                .build();
    }

    @PUT
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Uploads an artifact under its hash")
    @APIResponse(responseCode = "201", description = "stored")
    @APIResponse(responseCode = "204", description = "was here already")
    @APIResponse(responseCode = "400", description = "the bytes have another hash; nothing was kept")
    @APIResponse(responseCode = "408", description = "the bytes came too slowly; nothing was kept")
    @APIResponse(responseCode = "413", description = "larger than this controller takes; nothing was kept")
    @APIResponse(responseCode = "429", description = "too many uploads at once; ask again after Retry-After seconds")
    public Response put(@PathParam("sha256") String sha256, InputStream bytes) throws IOException {
        boolean isNew = door.put(actors.now().name(), sha256, bytes);
        store.touch(sha256, clock.instant());
        return Response.status(isNew ? Response.Status.CREATED : Response.Status.NO_CONTENT)
                .build();
    }
}
