package dev.assay.server.oidc;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.assay.server.oidc.OidcException.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Speaks with the provider over HTTP; not before somebody signs in. Thread-safe. */
final class OidcProvider {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int BYTES_MAX = 1 << 20;
    private static final int OK = 200;
    private static final String DOCUMENT = "/.well-known/openid-configuration";

    private final OidcTerms terms;
    private volatile @Nullable HttpClient client;
    private volatile @Nullable Endpoints endpoints;

    OidcProvider(OidcTerms terms) {
        this.terms = terms;
    }

    /** Where the provider is asked what. */
    record Endpoints(String authorize, String token, String keys) {}

    /** As its own document says; asked once, and again after a failure. */
    Endpoints endpoints() throws OidcException {
        Endpoints known = endpoints;
        if (known == null) {
            known = discover();
            endpoints = known;
        }
        return known;
    }

    private Endpoints discover() throws OidcException {
        String issuer = terms.issuer();
        Map<String, Object> document = json(get(issuer.replaceAll("/+$", "") + DOCUMENT));
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

    /** The keys that id tokens are signed with, as JSON. */
    String keys() throws OidcException {
        return send(get(endpoints().keys()));
    }

    /** Exchanges a code for the id token. */
    String idToken(String code, String verifier, String redirect) throws OidcException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirect);
        form.put("client_id", terms.clientId());
        form.put("code_verifier", verifier);
        if (terms.clientSecret() != null) {
            form.put("client_secret", terms.clientSecret());
        }
        Map<String, Object> answer =
                json(HttpRequest.newBuilder(URI.create(endpoints().token()))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "application/json")
                        .timeout(PATIENCE)
                        .POST(BodyPublishers.ofString(encoded(form)))
                        .build());
        if (answer.get("id_token") instanceof String token) {
            return token;
        }
        throw new OidcException(Fault.UNAVAILABLE, "the provider's answer to a code has no id_token");
    }

    /** As a form or a query has it. */
    static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static HttpRequest get(String address) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Accept", "application/json")
                .timeout(PATIENCE)
                .GET()
                .build();
    }

    private Map<String, Object> json(HttpRequest request) throws OidcException {
        try {
            return JSON.std.mapFrom(send(request));
        } catch (IOException e) {
            throw new OidcException(Fault.UNAVAILABLE, request.uri() + " does not answer with JSON", e);
        }
    }

    private String send(HttpRequest request) throws OidcException {
        try {
            HttpResponse<InputStream> response = client().send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                String text = new String(body.readNBytes(BYTES_MAX), StandardCharsets.UTF_8);
                if (response.statusCode() != OK) {
                    // Not what it says: an answer to a code may repeat a secret.
                    throw new OidcException(
                            Fault.UNAVAILABLE,
                            request.uri() + " answered " + response.statusCode() + "; expected " + OK);
                }
                return text;
            }
        } catch (IOException e) {
            throw new OidcException(Fault.UNAVAILABLE, request.uri() + " does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OidcException(Fault.UNAVAILABLE, "the controller is being stopped", e);
        }
    }

    /** Made when it is needed: it has threads of its own. */
    private HttpClient client() {
        HttpClient made = client;
        if (made == null) {
            made = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
            client = made;
        }
        return made;
    }
}
