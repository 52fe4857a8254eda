package dev.assay.server.access;

import dev.assay.api.Problem;
import dev.assay.protocol.WireJson;
import dev.assay.server.problem.ProblemException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.security.spi.runtime.BlockingSecurityExecutor;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Knows the sender of a request by {@code Authorization: Bearer …}, or a browser by its {@link SessionCookie}; which paths a scope may use
 * is in the settings.
 */
@Singleton
public final class BearerTokenBean implements HttpAuthenticationMechanism {
    private static final Logger LOG = Logger.getLogger(BearerTokenBean.class);
    private static final int UNAUTHORIZED = 401;
    private static final int SECRET_CHARACTERS_MAX = 200;
    /** Why this request is refused, for {@link #sendChallenge}. */
    private static final String REFUSAL = "assay.refusal";
    /** There when the request showed a cookie: one that is refused is taken back. */
    private static final String COOKIE_SHOWN = "assay.cookie";

    private static final List<String> WITH_COOKIE = List.of("/api/", "/q/");

    private final SignIn signIn;
    private final BrowserTls tls;
    private final RequestRate rate;
    private final RefusedSignIns refused;
    private final BlockingSecurityExecutor workers;

    @Inject
    BearerTokenBean(
            SignIn signIn, BrowserTls tls, RequestRate rate, RefusedSignIns refused, BlockingSecurityExecutor workers) {
        this.signIn = signIn;
        this.tls = tls;
        this.rate = rate;
        this.refused = refused;
        this.workers = workers;
    }

    @Override
    public Uni<@Nullable SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager manager) {
        HttpServerRequest request = context.request();
        Optional<Shown> inHeader = BearerHeader.secret(request.getHeader(HttpHeaders.AUTHORIZATION))
                .map(Shown::token);
        Optional<Shown> found = inHeader.isPresent() ? inHeader : inCookie(context);
        if (found.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        if (inHeader.isEmpty()
                && !SessionCookie.isFromOurPage(
                        request.method().name(), request.getHeader(SessionCookie.PAGE_HEADER))) {
            return refuse(context, notFromOurPage());
        }
        Shown shown = found.get();
        if (shown.secret().text().length() > SECRET_CHARACTERS_MAX) {
            return refuse(context, noToken());
        }
        String address = String.valueOf(context.request().remoteAddress().hostAddress());
        return signIn.known(shown)
                .map(actor -> admit(context, actor))
                .or(() -> rate.refusalOfUnknown().map(refusal -> refuse(context, refusal)))
                .orElseGet(() -> workers.executeBlocking(() -> look(shown, address))
                        .chain(answer -> answer.actor() == null
                                ? refuse(context, answer.refusal())
                                : admit(context, answer.actor())));
    }

    /** Not of pages, with which the cookie comes too by TLS: they must come to somebody whose session has ended. */
    private Optional<Shown> inCookie(RoutingContext context) {
        if (WITH_COOKIE.stream().noneMatch(context.normalizedPath()::startsWith)) {
            return Optional.empty();
        }
        Cookie cookie = context.request().getCookie(SessionCookie.FORM.name(isByTls(context)));
        if (cookie == null) {
            return Optional.empty();
        }
        context.put(COOKIE_SHOWN, true);
        return Optional.of(Shown.session(new Secret(cookie.getValue())));
    }

    private boolean isByTls(RoutingContext context) {
        return tls.covers(String.valueOf(context.request().scheme()));
    }

    /** Either who it is, or why nobody. */
    private record Answer(@Nullable Actor actor, ProblemException refusal) {}

    private Answer look(Shown shown, String address) {
        try {
            return new Answer(signIn.check(shown), noToken());
        } catch (ProblemException e) {
            return new Answer(null, e.problem().status() == UNAUTHORIZED ? noted(e, address) : storeAway());
        } catch (RuntimeException e) {
            LOG.error("a token could not be looked up", e);
            return new Answer(null, storeAway());
        }
    }

    private ProblemException noted(ProblemException refusal, String address) {
        rate.noteUnknown();
        refused.note(address, String.valueOf(refusal.getMessage()));
        return refusal;
    }

    private Uni<@Nullable SecurityIdentity> admit(RoutingContext context, Actor actor) {
        return rate.refusal(actor)
                .map(refusal -> refuse(context, refusal))
                .orElseGet(() -> Uni.createFrom().item(identity(actor)));
    }

    private static Uni<@Nullable SecurityIdentity> refuse(RoutingContext context, ProblemException refusal) {
        context.put(REFUSAL, refusal);
        return Uni.createFrom().failure(new AuthenticationFailedException());
    }

    private static SecurityIdentity identity(Actor actor) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(actor.name()))
                .addRoles(actor.roles())
                .addAttribute(ActorBean.ATTRIBUTE, actor)
                .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(UNAUTHORIZED, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        ProblemException refusal = context.get(REFUSAL);
        return send(context, refusal == null ? noToken() : refusal);
    }

    /** A known sender who may not do this: the framework's own answer would have no body. */
    void onForbidden(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(context -> {
            if (context.failure() instanceof ForbiddenException) {
                send(context, notAllowed());
            } else {
                context.next();
            }
        });
    }

    private static ProblemException noToken() {
        return ProblemException.unauthorized(
                "no token was shown; expected Authorization: Bearer with a token of this farm");
    }

    private static ProblemException notFromOurPage() {
        return ProblemException.forbidden("a request that changes something was sent by a browser without the header "
                + SessionCookie.PAGE_HEADER + "; expected it, so that no other site can use a session");
    }

    private static ProblemException notAllowed() {
        return ProblemException.forbidden(
                "the scope of this token does not include this; an administrator can give you another one");
    }

    private static ProblemException storeAway() {
        return ProblemException.busy(
                "the controller cannot reach its store, and knows no token without it; ask again later");
    }

    private Uni<Boolean> send(RoutingContext context, ProblemException refusal) {
        Problem problem = refusal.problem();
        if (problem.status() == UNAUTHORIZED) {
            context.response().putHeader("WWW-Authenticate", "Bearer");
            if (context.get(COOKIE_SHOWN) != null) {
                context.response().putHeader(HttpHeaders.SET_COOKIE, SessionCookie.FORM.ended(isByTls(context)));
            }
        }
        refusal.retrySeconds()
                .ifPresent(seconds -> context.response().putHeader("Retry-After", Integer.toString(seconds)));
        context.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(Buffer.buffer(WireJson.write(problem)));
        return Uni.createFrom().item(true);
    }
}
