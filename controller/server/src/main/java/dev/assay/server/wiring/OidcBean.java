package dev.assay.server.wiring;

import dev.assay.server.access.SessionBook;
import dev.assay.server.access.TokenBook;
import dev.assay.server.audit.AuditLog;
import dev.assay.server.oidc.OidcDesk;
import dev.assay.server.oidc.OidcDoor;
import dev.assay.server.oidc.OidcTerms;
import dev.assay.server.oidc.RoleClaim;
import dev.assay.server.problem.StartFailedException;
import dev.assay.server.settings.ControllerConfig;
import dev.assay.server.store.FarmDatabase;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Signing in with accounts of a provider, for those who serve it over HTTP. */
@Singleton
public final class OidcBean {
    /** A wrong setting is told when the controller starts, not when somebody wants to sign in. */
    void check(@Observes StartupEvent event, OidcDoor door) {
        // The door is made by now: whatever is wrong with its settings has been said.
    }

    @Produces
    @Singleton
    OidcDoor door(
            ControllerConfig config,
            FarmDatabase database,
            TokenBook book,
            SessionBook sessions,
            AuditLog log,
            InstantSource clock) {
        return new OidcDoor(config.oidc()
                .issuer()
                .map(issuer -> new OidcDesk(terms(issuer, config.oidc()), database, book, sessions, log, clock)));
    }

    private static OidcTerms terms(String issuer, ControllerConfig.Oidc oidc) {
        return new OidcTerms(
                issuer,
                oidc.clientId()
                        .orElseThrow(() -> new StartFailedException(
                                "assay.oidc.issuer is set and assay.oidc.client-id is not; expected both", null)),
                secret(oidc),
                oidc.scopes(),
                new RoleClaim(oidc.claim(), set(oidc.admins()), set(oidc.ci()), set(oidc.viewers())),
                oidc.label());
    }

    private static @Nullable String secret(ControllerConfig.Oidc oidc) {
        if (oidc.clientSecretFile().isEmpty()) {
            return oidc.clientSecret().orElse(null);
        }
        try {
            return Files.readString(oidc.clientSecretFile().get()).strip();
        } catch (IOException e) {
            throw new StartFailedException(
                    "assay.oidc.client-secret-file cannot be read: "
                            + oidc.clientSecretFile().get(),
                    e);
        }
    }

    private static Set<String> set(Optional<List<String>> groups) {
        return new HashSet<>(groups.orElse(List.of()));
    }
}
