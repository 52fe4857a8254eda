package dev.assay.server.oidc;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells the sign-in page what to offer; everybody may ask. */
@Path("/api/v1/session/ways")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access")
public final class SignInWaysResource {
    private final OidcDoor door;

    @Inject
    SignInWaysResource(OidcDoor door) {
        this.door = door;
    }

    @GET
    @Operation(summary = "How people can sign in besides by a token")
    @APIResponse(responseCode = "200", description = "the provider's name, where one is set up")
    public SignInWays ways() {
        return new SignInWays(door.desk().map(OidcDesk::label).orElse(null));
    }
}
