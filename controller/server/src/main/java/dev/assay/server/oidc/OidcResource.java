package dev.assay.server.oidc;

import dev.assay.api.Problem;
import dev.assay.server.access.BrowserTls;
import dev.assay.server.access.PageCookie;
import dev.assay.server.access.RequestRate;
import dev.assay.server.access.Secret;
import dev.assay.server.access.SessionCookie;
import dev.assay.server.access.SessionTerms;
import dev.assay.server.presence.PublicUrl;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.settings.ControllerConfig;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Signing in with an account of a provider, as a browser goes through it. Everybody may knock. */
@Path(OidcResource.PLACE)
@Tag(name = "access")
public final class OidcResource {
    static final String PLACE = "/api/v1/session/oidc";
    private static final Logger LOG = Logger.getLogger(OidcResource.class);
    private static final String ANSWER = "/answer";
    /** Lax: the provider's answer comes from another site. */
    private static final PageCookie PENDING = new PageCookie("assay-oidc", PLACE, "Lax");

    private final OidcDoor door;
    private final ControllerConfig config;
    private final SessionTerms sessions;
    private final BrowserTls tls;
    private final RequestRate rate;

    @Inject
    OidcResource(OidcDoor door, ControllerConfig config, SessionTerms sessions, BrowserTls tls, RequestRate rate) {
        this.door = door;
        this.config = config;
        this.sessions = sessions;
        this.tls = tls;
        this.rate = rate;
    }

    @GET
    @Operation(summary = "Leads a browser to the provider; 404 where none is set up")
    @APIResponse(responseCode = "303", description = "to the provider, or back to the sign-in with a fault")
    @APIResponse(responseCode = "404", content = @Content(schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "429", content = @Content(schema = @Schema(implementation = Problem.class)))
    public Response begin(
            @QueryParam("back") @Nullable String back, @Context UriInfo address, @Context HttpServerRequest sender) {
        OidcDesk desk = desk(sender);
        PendingSignIn pending = desk.begin(back);
        try {
            URI provider = URI.create(desk.authorizeAddress(pending, redirect(address)));
            return Response.seeOther(provider)
                    .header(HttpHeaders.SET_COOKIE, PENDING.begun(pending.text(), isByTls(address), PendingSignIn.LIFE))
                    .build();
        } catch (OidcException e) {
            return refused(e, pending, address);
        }
    }

    @GET
    @Path(ANSWER)
    @Operation(summary = "Where the provider leads a browser back to")
    @APIResponse(responseCode = "303", description = "to the pages, signed in, or back to the sign-in with a fault")
    @APIResponse(responseCode = "404", content = @Content(schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "429", content = @Content(schema = @Schema(implementation = Problem.class)))
    public Response end(
            @QueryParam("state") @Nullable String state,
            @QueryParam("code") @Nullable String code,
            @Context HttpHeaders headers,
            @Context UriInfo address,
            @Context HttpServerRequest sender) {
        OidcDesk desk = desk(sender);
        Cookie cookie = headers.getCookies().get(PENDING.name(isByTls(address)));
        PendingSignIn pending =
                cookie == null ? null : PendingSignIn.read(cookie.getValue()).orElse(null);
        try {
            Secret session = desk.end(pending, state, code, redirect(address));
            return Response.seeOther(URI.create(pending == null ? "/ui/" : pending.back()))
                    .header(
                            HttpHeaders.SET_COOKIE,
                            SessionCookie.FORM.begun(session.text(), isByTls(address), sessions.length()))
                    .header(HttpHeaders.SET_COOKIE, PENDING.ended(isByTls(address)))
                    .build();
        } catch (OidcException e) {
            return refused(e, pending, address);
        }
    }

    /** Everybody may knock, and nobody all the time. */
    private OidcDesk desk(HttpServerRequest sender) {
        rate.refusalOfStranger(String.valueOf(sender.remoteAddress().hostAddress()))
                .ifPresent(refusal -> {
                    throw refusal;
                });
        return door.desk()
                .orElseThrow(
                        () -> ProblemException.notFound(
                                "no provider is set up to sign in with; expected assay.oidc.issuer in the controller's settings"));
    }

    private Response refused(OidcException fault, @Nullable PendingSignIn pending, UriInfo address) {
        LOG.warn("nobody was signed in: " + fault.getMessage());
        URI signIn = UriBuilder.fromPath("/ui/sign-in.html")
                .queryParam("fault", fault.fault().name())
                .queryParam("back", pending == null ? "/ui/" : pending.back())
                .build();
        return Response.seeOther(signIn)
                .header(HttpHeaders.SET_COOKIE, PENDING.ended(isByTls(address)))
                .build();
    }

    private String redirect(UriInfo address) {
        String base = config.publicUrl()
                .map(PublicUrl::ofSetting)
                .orElseGet(() -> address.getBaseUri().toString().replaceAll("/+$", ""));
        return base + PLACE + ANSWER;
    }

    private boolean isByTls(UriInfo address) {
        return tls.covers(address.getRequestUri().getScheme());
    }
}
