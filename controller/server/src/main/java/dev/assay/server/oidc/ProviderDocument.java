package dev.assay.server.oidc;

import dev.assay.server.oidc.OidcException.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where the provider is asked what, as its own document says. Whoever wants to sign in may have it looked up, so that costs little: one
 * thread asks at a time, a few wait for it for a moment and all others are told at once; an answer is good for an hour, and a provider
 * that did not answer is left alone for a while. Thread-safe.
 */
final class ProviderDocument {
    private static final String DOCUMENT = "/.well-known/openid-configuration";
    private static final Duration GOOD = Duration.ofHours(1);
    private static final Duration LEFT_ALONE = Duration.ofSeconds(10);
    private static final Duration WAIT_MAX = Duration.ofSeconds(1);
    /** Those who ask, or wait for whoever asks. */
    private static final int THREADS_MAX = 4;

    private final String issuer;
    private final ProviderHttp http;
    private final InstantSource clock;
    private final Semaphore places = new Semaphore(THREADS_MAX);
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Remembered remembered = new Remembered(null, Instant.MIN, null);

    ProviderDocument(String issuer, ProviderHttp http, InstantSource clock) {
        this.issuer = issuer;
        this.http = http;
        this.clock = clock;
    }

    /** Where the provider is asked what. */
    record Endpoints(String authorize, String token, String keys) {}

    /**
     * What came of asking.
     *
     * @param endpoints of the last good answer; null when there was none
     * @param until then nobody asks again
     * @param fault of the last time; null when it was answered
     */
    private record Remembered(
            @Nullable Endpoints endpoints,
            Instant until,
            @Nullable OidcException fault) {
        Endpoints get() throws OidcException {
            if (endpoints != null) {
                return endpoints;
            }
            throw new OidcException(
                    Fault.UNAVAILABLE,
                    fault == null
                            ? "the provider is being asked at this moment, and has not answered yet"
                            : fault.getMessage() + " (asked a moment ago)");
        }
    }

    /**
     * The endpoints; those of an older answer while the provider is away.
     *
     * @throws OidcException when the provider has not said them yet
     */
    Endpoints endpoints() throws OidcException {
        if (isGood(remembered) || !places.tryAcquire()) {
            return remembered.get();
        }
        try {
            return inTurn();
        } finally {
            places.release();
        }
    }

    private boolean isGood(Remembered known) {
        return clock.instant().isBefore(known.until());
    }

    private Endpoints inTurn() throws OidcException {
        try {
            if (!asking.tryLock(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                return remembered.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OidcException(Fault.UNAVAILABLE, "the controller is being stopped", e);
        }
        try {
            if (!isGood(remembered)) {
                remembered = ask(remembered.endpoints());
            }
            return remembered.get();
        } finally {
            asking.unlock();
        }
    }

    /** Has the document asked for once more, since something of the provider is not as it says; not while it is left alone. */
    void doubt() {
        Remembered known = remembered;
        if (known.fault() == null) {
            remembered = new Remembered(known.endpoints(), Instant.MIN, null);
        }
    }

    private Remembered ask(@Nullable Endpoints before) {
        try {
            return new Remembered(discover(), clock.instant().plus(GOOD), null);
        } catch (OidcException e) {
            return new Remembered(before, clock.instant().plus(LEFT_ALONE), e);
        }
    }

    private Endpoints discover() throws OidcException {
        Map<String, Object> document = http.object(issuer.replaceAll("/+$", "") + DOCUMENT);
        if (!issuer.equals(document.get("issuer"))) {
            throw new OidcException(
                    Fault.UNAVAILABLE,
                    "the provider calls itself \"" + document.get("issuer") + "\"; expected assay.oidc.issuer, "
                            + issuer);
        }
        return new Endpoints(
                address(document, "authorization_endpoint"),
                address(document, "token_endpoint"),
                address(document, "jwks_uri"));
    }

    private static String address(Map<String, Object> document, String name) throws OidcException {
        if (document.get(name) instanceof String address && OidcTerms.isSafe(address)) {
            return address;
        }
        throw new OidcException(
                Fault.UNAVAILABLE, "the provider's " + name + " is \"" + document.get(name) + "\"; expected https://");
    }
}
