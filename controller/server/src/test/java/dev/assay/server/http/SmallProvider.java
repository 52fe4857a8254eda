package dev.assay.server.http;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * A provider of accounts with the least that the code flow with PKCE needs: its document, authorize, token, keys. Whoever comes is signed
 * in at once as whom the test says.
 */
final class SmallProvider {
    static final String CLIENT = "assay-farm";
    static final String SECRET = "of-the-farm";
    private static final String OTHER_CLIENT = "another-client";
    private static final int BITS = 2048;

    private final HttpServer server;
    private volatile RsaJsonWebKey key;
    private volatile String keysPath = "/keys/1";
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile String person = "ada";
    private volatile List<String> groups = List.of();
    private volatile Forgery forgery = Forgery.NONE;

    /** What is wrong with the id token. */
    enum Forgery {
        NONE,
        /** Nothing: for us and others, made for us. */
        NONE_FOR_SEVERAL,
        OTHER_KEY,
        OTHER_AUDIENCE,
        /** For us and others, without saying whom it was made for. */
        SEVERAL_AUDIENCES,
        /** For us and others, made for one of them. */
        OTHER_PARTY,
        OTHER_ISSUER,
        OTHER_NONCE,
        EXPIRED,
        UNSIGNED
    }

    SmallProvider() {
        try {
            key = newKey("k1");
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, document()));
        server.createContext("/keys", this::keys);
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.start();
    }

    private static RsaJsonWebKey newKey(String id) {
        try {
            RsaJsonWebKey made = RsaJwkGenerator.generateJwk(BITS);
            made.setKeyId(id);
            return made;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How often it was asked anything. */
    int requests() {
        return requests.get();
    }

    /** Who signs in from now on. */
    void be(String name, String... memberOf) {
        person = name;
        groups = List.of(memberOf);
        forgery = Forgery.NONE;
    }

    void forge(Forgery kind) {
        forgery = kind;
    }

    /** Signs with another key from now on, which is found elsewhere; its document says so. */
    void moveKeys() {
        key = newKey("k2");
        keysPath = "/keys/2";
    }

    private void keys(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().equals(keysPath)) {
            answer(exchange, new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY));
        } else {
            // As it may be for a while in a cache: the keys of before.
            answer(exchange, new JsonWebKeySet().toJson());
        }
    }

    private String document() throws IOException {
        return JSON.std.asString(Map.of(
                "issuer", issuer(),
                "authorization_endpoint", issuer() + "/authorize",
                "token_endpoint", issuer() + "/token",
                "jwks_uri", issuer() + keysPath));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        codes.put(code, asked);
        requests.incrementAndGet();
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        asked.get("redirect_uri") + "?code=" + code + "&state="
                                + URLEncoder.encode(String.valueOf(asked.get("state")), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form =
                parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> asked = codes.remove(String.valueOf(form.get("code")));
        if (asked == null || !isRight(asked, form)) {
            exchange.sendResponseHeaders(400, -1);
            exchange.close();
            return;
        }
        answer(exchange, JSON.std.asString(Map.of("id_token", idToken(String.valueOf(asked.get("nonce"))))));
    }

    private static boolean isRight(Map<String, String> asked, Map<String, String> form) {
        return CLIENT.equals(form.get("client_id"))
                && SECRET.equals(form.get("client_secret"))
                && String.valueOf(asked.get("redirect_uri")).equals(form.get("redirect_uri"))
                && "S256".equals(asked.get("code_challenge_method"))
                && challenge(String.valueOf(form.get("code_verifier"))).equals(asked.get("code_challenge"));
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> audience() {
        return switch (forgery) {
            case OTHER_AUDIENCE -> List.of(OTHER_CLIENT);
            case SEVERAL_AUDIENCES, OTHER_PARTY, NONE_FOR_SEVERAL -> List.of(OTHER_CLIENT, CLIENT);
            case NONE, OTHER_KEY, OTHER_ISSUER, OTHER_NONCE, EXPIRED, UNSIGNED -> List.of(CLIENT);
        };
    }

    private @Nullable String party() {
        return switch (forgery) {
            case OTHER_PARTY -> OTHER_CLIENT;
            case NONE_FOR_SEVERAL -> CLIENT;
            case NONE, SEVERAL_AUDIENCES, OTHER_AUDIENCE, OTHER_KEY, OTHER_ISSUER, OTHER_NONCE, EXPIRED, UNSIGNED ->
                null;
        };
    }

    private String idToken(String nonce) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(forgery == Forgery.OTHER_ISSUER ? "http://127.0.0.1:1" : issuer());
        claims.setAudience(audience());
        if (party() != null) {
            claims.setStringClaim("azp", party());
        }
        claims.setSubject("42");
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(forgery == Forgery.EXPIRED ? -10 : 10);
        claims.setStringClaim("nonce", forgery == Forgery.OTHER_NONCE ? "another" : nonce);
        claims.setStringClaim("preferred_username", person);
        claims.setStringListClaim("groups", groups);
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKeyIdHeaderValue(key.getKeyId());
        if (forgery == Forgery.UNSIGNED) {
            signature.setAlgorithmConstraints(org.jose4j.jwa.AlgorithmConstraints.NO_CONSTRAINTS);
            signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        } else {
            signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
            signature.setKey((forgery == Forgery.OTHER_KEY ? newKey("k1") : key).getPrivateKey());
        }
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, String> parameters(String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private void answer(HttpExchange exchange, String json) throws IOException {
        requests.incrementAndGet();
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** The query of an address, by name. */
    static Map<String, String> query(URI address) {
        return parameters(address.getRawQuery());
    }
}
