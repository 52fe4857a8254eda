package dev.assay.acceptance.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A provider of accounts with a form to log in, as people meet one (OpenID Connect, code flow with PKCE), on another site than a farm at
 * {@code 127.0.0.1}: it calls itself {@code localhost}. Thread-safe.
 */
final class AccountProvider implements AutoCloseable {
    static final String CLIENT = "assay-farm";
    static final String PASSWORD = "correct horse";
    private static final int BITS = 2048;
    private static final long LIFE_SECONDS = 300;
    private static final String FORM = """
            <!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Log in</title><h1>Example accounts</h1>
            <form method="post" action="/login"><input type="hidden" name="sign-in" value="%s">
            <label>Name <input name="person"></label> <label>Password <input name="password" type="password"></label>
            <button>Log in</button></form>
            """;

    private final HttpServer server;
    private final KeyPair keys;
    private final Map<String, List<String>> groupsByPerson;
    private final Map<String, Map<String, String>> begun = new ConcurrentHashMap<>();
    private final List<String> cookiesSeen = new CopyOnWriteArrayList<>();

    private AccountProvider(HttpServer server, KeyPair keys, Map<String, List<String>> groupsByPerson) {
        this.server = server;
        this.keys = keys;
        this.groupsByPerson = Map.copyOf(groupsByPerson);
    }

    /** Whoever is named has an account with {@link #PASSWORD}. */
    static AccountProvider start(Map<String, List<String>> groupsByPerson)
            throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        AccountProvider provider = new AccountProvider(server, generator.generateKeyPair(), groupsByPerson);
        server.createContext("/.well-known/openid-configuration", provider::document);
        server.createContext("/authorize", provider::authorize);
        server.createContext("/login", provider::logIn);
        server.createContext("/token", provider::token);
        server.createContext("/keys", provider::keys);
        server.start();
        return provider;
    }

    /** As it calls itself. */
    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Every {@code Cookie} header that a browser sent it. */
    List<String> cookiesSeen() {
        return List.copyOf(cookiesSeen);
    }

    private void document(HttpExchange exchange) throws IOException {
        json(
                exchange,
                Map.of(
                        "issuer", issuer(),
                        "authorization_endpoint", issuer() + "/authorize",
                        "token_endpoint", issuer() + "/token",
                        "jwks_uri", issuer() + "/keys"));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        String cookie = exchange.getRequestHeaders().getFirst("Cookie");
        if (cookie != null) {
            cookiesSeen.add(cookie);
        }
        String id = UUID.randomUUID().toString();
        begun.put(
                id, new ConcurrentHashMap<>(parameters(exchange.getRequestURI().getRawQuery())));
        send(exchange, "text/html;charset=UTF-8", FORM.formatted(id).getBytes(StandardCharsets.UTF_8));
    }

    private void logIn(HttpExchange exchange) throws IOException {
        Map<String, String> form = body(exchange);
        String id = form.getOrDefault("sign-in", "");
        Map<String, String> asked = begun.get(id);
        String person = form.getOrDefault("person", "");
        if (asked == null || !groupsByPerson.containsKey(person) || !PASSWORD.equals(form.get("password"))) {
            exchange.sendResponseHeaders(403, -1);
            exchange.close();
            return;
        }
        asked.put("person", person);
        exchange.getResponseHeaders()
                .set("Location", asked.get("redirect_uri") + "?code=" + id + "&state=" + asked.get("state"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = body(exchange);
        Map<String, String> asked = begun.remove(form.getOrDefault("code", ""));
        if (asked == null
                || !Objects.equals(asked.get("redirect_uri"), form.get("redirect_uri"))
                || !Objects.equals(asked.get("code_challenge"), challenge(form.getOrDefault("code_verifier", "")))) {
            exchange.sendResponseHeaders(400, -1);
            exchange.close();
            return;
        }
        json(exchange, Map.of("id_token", idToken(asked)));
    }

    private String idToken(Map<String, String> asked) {
        String person = Objects.requireNonNull(asked.get("person"));
        long now = InstantSource.system().instant().getEpochSecond();
        Map<String, Object> claims = Map.of(
                "iss",
                issuer(),
                "aud",
                CLIENT,
                "sub",
                "id-of-" + person,
                "iat",
                now,
                "exp",
                now + LIFE_SECONDS,
                "nonce",
                Objects.requireNonNull(asked.get("nonce")),
                "preferred_username",
                person,
                "groups",
                Objects.requireNonNull(groupsByPerson.get(person)));
        String signed =
                base64(WireJson.write(Map.of("alg", "RS256", "kid", "k1"))) + "." + base64(WireJson.write(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keys(HttpExchange exchange) throws IOException {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        json(
                exchange,
                Map.of(
                        "keys",
                        List.of(Map.of(
                                "kty",
                                "RSA",
                                "kid",
                                "k1",
                                "n",
                                base64(unsigned(key.getModulus())),
                                "e",
                                base64(unsigned(key.getPublicExponent()))))));
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String challenge(String verifier) {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Map<String, String> body(HttpExchange exchange) throws IOException {
        return parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static Map<String, String> parameters(@Nullable String text) {
        return Arrays.stream(String.valueOf(text).split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static void json(HttpExchange exchange, Object message) throws IOException {
        send(exchange, "application/json", WireJson.write(message));
    }

    private static void send(HttpExchange exchange, String type, byte[] content) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
