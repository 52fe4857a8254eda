package dev.assay.server.oidc;

import dev.assay.api.TokenScope;
import dev.assay.server.access.PersonName;
import dev.assay.server.access.Secret;
import dev.assay.server.access.SessionBook;
import dev.assay.server.access.TokenBook;
import dev.assay.server.audit.AuditLog;
import dev.assay.server.oidc.OidcException.Fault;
import dev.assay.server.store.FarmDatabase;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Signs people in with accounts of a provider. Each gets a token with an end, whose secret nobody has, and a browser's session that was
 * begun with it: so whoever is signed in is listed, audited and revoked as all tokens are, and everything else in the controller knows
 * only those. Thread-safe.
 */
public final class OidcDesk {
    private static final int AT_ONCE_MAX = 8;
    private static final int NAME_CHARACTERS_MAX = 80;

    private final OidcTerms terms;
    private final OidcProvider provider;
    private final FarmDatabase database;
    private final TokenBook book;
    private final SessionBook sessions;
    private final AuditLog log;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Semaphore places = new Semaphore(AT_ONCE_MAX);

    public OidcDesk(
            OidcTerms terms,
            FarmDatabase database,
            TokenBook book,
            SessionBook sessions,
            AuditLog log,
            InstantSource clock) {
        this.terms = terms;
        this.provider = new OidcProvider(terms, clock, OidcProvider.PATIENCE);
        this.database = database;
        this.book = book;
        this.sessions = sessions;
        this.log = log;
        this.clock = clock;
    }

    /** How the provider is called on the button. */
    public String label() {
        return terms.label();
    }

    /** A new sign-in. */
    PendingSignIn begin(@Nullable String back) {
        return PendingSignIn.begin(random, back);
    }

    /** Where the browser goes to sign in. */
    String authorizeAddress(PendingSignIn pending, String redirect) throws OidcException {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", terms.clientId());
        query.put("redirect_uri", redirect);
        query.put("scope", String.join(" ", terms.scopes()));
        query.put("state", pending.state());
        query.put("nonce", pending.nonce());
        query.put("code_challenge", pending.challenge());
        query.put("code_challenge_method", "S256");
        String authorize = provider.endpoints().authorize();
        return authorize + (authorize.contains("?") ? "&" : "?") + ProviderHttp.encoded(query);
    }

    /**
     * Ends a sign-in: asks the provider who it was, and signs the browser in as them. Returns what its cookie holds.
     *
     * @param pending what the browser began; null when it shows none
     * @param state and {@code code} of the provider's answer; null when it has none
     * @throws OidcException when nobody is signed in; it is in the audit log
     */
    Secret end(@Nullable PendingSignIn pending, @Nullable String state, @Nullable String code, String redirect)
            throws OidcException {
        if (pending == null || !pending.state().equals(state)) {
            throw new OidcException(Fault.EXPIRED, "the answer is not of a sign-in that this browser began");
        }
        if (code == null) {
            throw new OidcException(Fault.DENIED, "the provider let nobody in");
        }
        if (!places.tryAcquire()) {
            throw new OidcException(Fault.UNAVAILABLE, AT_ONCE_MAX + " people sign in at this moment");
        }
        try {
            return admit(provider.claims(code, pending, redirect));
        } finally {
            places.release();
        }
    }

    private Secret admit(Map<String, Object> claims) throws OidcException {
        String name = name(claims);
        Optional<TokenScope> scope = terms.roles().scope(claims);
        if (scope.isEmpty()) {
            note(name, AuditLog.Outcome.REFUSED, "no group of theirs may enter");
            throw new OidcException(Fault.NOT_ALLOWED, name + " has no group that may enter");
        }
        return database.change(handle -> {
            TokenBook.Issued issued = book.issue(
                    handle,
                    new TokenBook.Draft(
                            scope.get(),
                            name,
                            null,
                            null,
                            null,
                            clock.instant().plus(sessions.terms().length())));
            log.note(
                    handle,
                    name,
                    "session.begin",
                    issued.id(),
                    AuditLog.Outcome.DONE,
                    scope.get() + " by " + terms.issuer());
            return sessions.begin(handle, issued.id());
        });
    }

    private void note(String name, AuditLog.Outcome outcome, String detail) {
        database.run(handle -> log.note(handle, name, "session.begin", terms.issuer(), outcome, detail));
    }

    /** As people call them; what they call themselves is cut and has no odd letters. */
    private static String name(Map<String, Object> claims) {
        String found = Stream.of("preferred_username", "email", "name", "sub")
                .map(claims::get)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .map(name -> name.replaceAll("[\\p{Cntrl}\\p{Cs}\\p{Cf}]", " ").strip())
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("somebody");
        return PersonName.of(found.length() > NAME_CHARACTERS_MAX ? found.substring(0, NAME_CHARACTERS_MAX) : found);
    }
}
