package dev.assay.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.SessionRow;
import dev.assay.api.TokenList;
import dev.assay.api.TokenRow;
import dev.assay.api.TokenScope;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A browser's way to the provider and back, redirect by redirect. */
@QuarkusTest
@TestProfile(OidcProfile.class)
class OidcSignInTest {
    private static final String BEGIN = "/api/v1/session/oidc";
    private static final byte[] NOTHING = new byte[0];
    private static final SmallProvider PROVIDER = OidcProfile.PROVIDER;
    private static final HttpClient ELSEWHERE = HttpClient.newHttpClient();

    @BeforeEach
    void anEmployee() {
        PROVIDER.be("ada", "staff");
    }

    private static HttpResponse<byte[]> ask(String path, String... headers) throws IOException {
        return Http.withToken(null).send("GET", path, NOTHING, headers);
    }

    private static URI location(HttpResponse<?> response) {
        return URI.create(response.headers().firstValue("Location").orElseThrow());
    }

    private static List<String> cookies(HttpResponse<?> response) {
        return response.headers().allValues("Set-Cookie");
    }

    private static String cookie(HttpResponse<?> response, String name) {
        return cookies(response).stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.replaceFirst(";.*", ""))
                .findFirst()
                .orElseThrow();
    }

    /** What the provider answers to a browser that comes by this response. */
    private static URI atProvider(HttpResponse<?> begun) throws IOException {
        try {
            return location(
                    ELSEWHERE.send(HttpRequest.newBuilder(location(begun)).build(), BodyHandlers.discarding()));
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static String path(URI address) {
        return address.getRawPath() + "?" + address.getRawQuery();
    }

    /** The whole way. */
    private static HttpResponse<byte[]> signIn(String back) throws IOException {
        HttpResponse<byte[]> begun = ask(BEGIN + "?back=" + back);
        return ask(path(atProvider(begun)), "Cookie", cookie(begun, "assay-oidc"));
    }

    @Test
    void theProviderIsAskedOnlyForWhatTheFlowNeeds() throws IOException {
        HttpResponse<byte[]> begun = ask(BEGIN);

        Map<String, String> asked = SmallProvider.query(location(begun));
        assertThat(begun.statusCode()).isEqualTo(303);
        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", SmallProvider.CLIENT)
                .containsEntry("scope", "openid profile email")
                .containsEntry("code_challenge_method", "S256")
                .doesNotContainKey("client_secret");
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        assertThat(asked.get("redirect_uri")).isEqualTo("http://localhost:" + port + BEGIN + "/answer");
        assertThat(cookies(begun))
                .singleElement()
                .satisfies(
                        cookie -> assertThat(cookie).contains("; Path=" + BEGIN + ";", "; HttpOnly", "; SameSite=Lax"));
    }

    @Test
    void aSignedInViewerMayLookAndNotChange() throws IOException {
        HttpResponse<byte[]> signedIn = signIn("/ui/campaigns.html");

        String session = cookie(signedIn, "assay-session");
        assertThat(location(signedIn).getPath()).isEqualTo("/ui/campaigns.html");
        assertThat(cookies(signedIn))
                .anyMatch(cookie -> cookie.startsWith("assay-session=")
                        && cookie.contains("; HttpOnly")
                        && cookie.contains("; SameSite=Strict"));
        assertThat(Http.read(ask("/api/v1/session", "Cookie", session), SessionRow.class))
                .isEqualTo(new SessionRow("ada (signed in)", TokenScope.VIEWER));
        for (AccessTest.Endpoint endpoint : AccessTest.Endpoint.values()) {
            if (endpoint == AccessTest.Endpoint.SIGN_OUT) {
                // It would end the session that all others are asked with.
                continue;
            }
            int status = Http.withToken(null)
                    .send(endpoint.method, endpoint.path, NOTHING, "Cookie", session, "X-Assay-Page", "1")
                    .statusCode();
            assertThat(status != 403 && status != 401)
                    .as("%s answers %s", endpoint, status)
                    .isEqualTo(endpoint.users.include(TokenScope.VIEWER));
        }
    }

    @Test
    void whoSignsOutHasNoTokenAnyMore() throws IOException {
        PROVIDER.be("edsger", "staff");
        String session = cookie(signIn("/ui/"), "assay-session");

        int out = Http.withToken(null)
                .send("DELETE", "/api/v1/session", NOTHING, "Cookie", session, "X-Assay-Page", "1")
                .statusCode();

        assertThat(out).isEqualTo(204);
        assertThat(ask("/api/v1/session", "Cookie", session).statusCode()).isEqualTo(401);
        assertThat(new String(Http.asClient().get("/api/v1/tokens").body(), StandardCharsets.UTF_8))
                .doesNotContain("edsger (signed in)");
    }

    @Test
    void anAdministratorWhoRevokesTheTokenOfAPersonSignsTheirBrowserOut() throws IOException {
        PROVIDER.be("barbara", "staff");
        String session = cookie(signIn("/ui/"), "assay-session");
        assertThat(ask("/api/v1/session", "Cookie", session).statusCode()).isEqualTo(200);
        String id = Http.asClient().get("/api/v1/tokens", TokenList.class).tokens().stream()
                .filter(token -> token.name().equals("barbara (signed in)"))
                .map(TokenRow::id)
                .findFirst()
                .orElseThrow();

        Http.asClient().send("DELETE", "/api/v1/tokens/" + id, NOTHING);

        assertThat(ask("/api/v1/session", "Cookie", session).statusCode()).isEqualTo(401);
    }

    @Test
    void whatTheCookieHoldsIsGoodAsNoToken() throws IOException {
        String session = cookie(signIn("/ui/"), "assay-session");

        assertThat(Http.withToken(session.substring(session.indexOf('=') + 1))
                        .get("/api/v1/session")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void theHighestGroupCounts() throws IOException {
        PROVIDER.be("grace", "staff", "ops");

        String session = cookie(signIn("/ui/"), "assay-session");

        assertThat(Http.read(ask("/api/v1/session", "Cookie", session), SessionRow.class)
                        .scope())
                .isEqualTo(TokenScope.ADMIN);
    }

    @Test
    void whoHasNoGroupIsLedBackAndTold() throws IOException {
        PROVIDER.be("mallory", "guests");

        HttpResponse<byte[]> refused = signIn("/ui/campaigns.html");

        assertThat(location(refused).getPath()).isEqualTo("/ui/sign-in.html");
        assertThat(SmallProvider.query(location(refused)))
                .containsEntry("fault", "NOT_ALLOWED")
                .containsEntry("back", "/ui/campaigns.html");
        assertThat(cookies(refused)).noneMatch(cookie -> cookie.startsWith("assay-session="));
    }

    @ParameterizedTest
    @EnumSource(
            value = SmallProvider.Forgery.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "NONE_FOR_SEVERAL"})
    void anIdTokenThatIsNotWhatItShouldBeSignsNobodyIn(SmallProvider.Forgery forgery) throws IOException {
        PROVIDER.forge(forgery);

        HttpResponse<byte[]> refused = signIn("/ui/");

        assertThat(SmallProvider.query(location(refused)).get("fault")).isIn("UNAVAILABLE", "EXPIRED");
        assertThat(cookies(refused)).noneMatch(cookie -> cookie.startsWith("assay-session="));
    }

    @Test
    void anIdTokenForSeveralThatWasMadeForThisFarmIsGood() throws IOException {
        PROVIDER.forge(SmallProvider.Forgery.NONE_FOR_SEVERAL);

        assertThat(cookies(signIn("/ui/"))).anyMatch(cookie -> cookie.startsWith("assay-session="));
    }

    @Test
    void aProviderMayMoveItsKeys() throws IOException {
        signIn("/ui/");
        PROVIDER.moveKeys();

        assertThat(cookies(signIn("/ui/"))).anyMatch(cookie -> cookie.startsWith("assay-session="));
    }

    @Test
    void anAnswerThatThisBrowserDidNotAskForSignsNobodyIn() throws IOException {
        URI answer = atProvider(ask(BEGIN));
        HttpResponse<byte[]> other = ask(BEGIN);

        assertThat(SmallProvider.query(location(ask(path(answer))))).containsEntry("fault", "EXPIRED");
        assertThat(SmallProvider.query(location(ask(path(answer), "Cookie", cookie(other, "assay-oidc")))))
                .containsEntry("fault", "EXPIRED");
    }

    @Test
    void aCodeIsGoodOnce() throws IOException {
        HttpResponse<byte[]> begun = ask(BEGIN);
        String answer = path(atProvider(begun));
        String pending = cookie(begun, "assay-oidc");
        ask(answer, "Cookie", pending);

        assertThat(SmallProvider.query(location(ask(answer, "Cookie", pending))))
                .containsEntry("fault", "UNAVAILABLE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "/ui/../api/v1/session",
                "/ui%5C%5Cevil",
                "javascript:alert(1)"
            })
    void nobodyIsLedElsewhere(String back) throws IOException {
        URI target = location(signIn(java.net.URLEncoder.encode(back, StandardCharsets.UTF_8)));

        assertThat(target.getHost()).isIn(null, "localhost");
        assertThat(target.normalize().getPath()).startsWith("/ui/");
    }

    @Test
    void tokensOfAgentsAndProgramsGoOnBesideIt() throws IOException {
        int before = PROVIDER.requests();

        assertThat(Http.asClient().get("/api/v1/devices").statusCode()).isEqualTo(200);
        assertThat(Http.asAgent().get("/q/health").statusCode()).isEqualTo(200);
        assertThat(Http.withToken("0".repeat(64)).get("/api/v1/devices").statusCode())
                .isEqualTo(401);
        assertThat(PROVIDER.requests()).as("none of it asks the provider").isEqualTo(before);
    }

    @Test
    void thePageIsToldWhatToOffer() throws IOException {
        assertThat(new String(ask("/api/v1/session/ways").body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"provider\":\"Example\"}");
    }
}
