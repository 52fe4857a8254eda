package dev.assay.server.oidc;

import dev.assay.server.oidc.OidcException.Fault;
import dev.assay.server.oidc.ProviderDocument.Endpoints;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Speaks with the provider; not before somebody signs in. Thread-safe. */
final class OidcProvider {
    /** For each answer, to its last byte. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final OidcTerms terms;
    private final ProviderHttp http;
    private final ProviderDocument document;
    private final IdTokenCheck check;

    OidcProvider(OidcTerms terms, InstantSource clock, Duration patience) {
        this.terms = terms;
        this.http = new ProviderHttp(patience);
        this.document = new ProviderDocument(terms.issuer(), http, clock);
        this.check = new IdTokenCheck(terms, clock);
    }

    /** Where it is asked what. */
    Endpoints endpoints() throws OidcException {
        return document.endpoints();
    }

    /**
     * Exchanges a code for what the provider says of somebody.
     *
     * @param pending the sign-in that the code is the answer to
     * @throws OidcException when it says nothing, or nothing that can be believed
     */
    Map<String, Object> claims(String code, PendingSignIn pending, String redirect) throws OidcException {
        String idToken = idToken(code, pending.verifier(), redirect);
        try {
            return check.claims(idToken, keys(), pending.nonce());
        } catch (UnknownKeyException e) {
            // Its keys may be elsewhere by now.
            document.doubt();
            return again(idToken, pending);
        }
    }

    private Map<String, Object> again(String idToken, PendingSignIn pending) throws OidcException {
        try {
            return check.claims(idToken, keys(), pending.nonce());
        } catch (UnknownKeyException e) {
            throw new OidcException(
                    Fault.UNAVAILABLE, "the id token is signed with a key that the provider does not have");
        }
    }

    /** Asked each time: a key that was withdrawn is good no longer. */
    private String keys() throws OidcException {
        return http.get(endpoints().keys());
    }

    private String idToken(String code, String verifier, String redirect) throws OidcException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirect);
        form.put("client_id", terms.clientId());
        form.put("code_verifier", verifier);
        if (terms.clientSecret() != null) {
            form.put("client_secret", terms.clientSecret());
        }
        if (http.post(endpoints().token(), form).get("id_token") instanceof String token) {
            return token;
        }
        throw new OidcException(Fault.UNAVAILABLE, "the provider's answer to a code has no id_token");
    }
}
