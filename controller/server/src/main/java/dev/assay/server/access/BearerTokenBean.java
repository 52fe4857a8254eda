package dev.assay.server.access;

import dev.assay.api.Problem;
import dev.assay.protocol.WireJson;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Knows the sender of a request by {@code Authorization: Bearer …}; which paths a role may use is in the settings. */
@Singleton
public final class BearerTokenBean implements HttpAuthenticationMechanism {
    private static final String SCHEME = "Bearer ";
    private static final Problem UNKNOWN = new Problem(
            "unauthorized",
            401,
            "no valid token was shown; expected Authorization: Bearer with the token of the controller's folder",
            List.of());
    private static final Problem NOT_ALLOWED = new Problem(
            "forbidden", 403, "this token is of another role; agents and clients have a token each", List.of());

    private final FarmTokens tokens;

    @Inject
    BearerTokenBean(FarmTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Uni<@Nullable SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager manager) {
        String header = context.request().getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Uni.createFrom().nullItem();
        }
        return tokens.roleOf(header.substring(SCHEME.length()).strip())
                .map(role -> Uni.createFrom().<@Nullable SecurityIdentity>item(identity(role)))
                .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException()));
    }

    private static SecurityIdentity identity(Role role) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(role.word()))
                .addRole(role.word())
                .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(UNKNOWN.status(), "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        context.response().putHeader("WWW-Authenticate", "Bearer");
        return send(context, UNKNOWN);
    }

    /** A known sender who may not do this: the framework's own answer would have no body. */
    void onForbidden(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(context -> {
            if (context.failure() instanceof ForbiddenException) {
                send(context, NOT_ALLOWED);
            } else {
                context.next();
            }
        });
    }

    private static Uni<Boolean> send(RoutingContext context, Problem problem) {
        context.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(Buffer.buffer(WireJson.write(problem)));
        return Uni.createFrom().item(true);
    }
}
