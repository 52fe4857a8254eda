package dev.assay.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.SessionRow;
import dev.assay.api.TokenGrant;
import dev.assay.api.TokenRequest;
import dev.assay.api.TokenScope;
import dev.assay.protocol.TokenText;
import dev.assay.protocol.WireJson;
import dev.assay.server.artifact.Sha256;
import dev.assay.server.store.FarmDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** A browser's session, as a browser sees it. */
@QuarkusTest
@TestProfile(FarmProfile.class)
class SessionTest {
    @Inject
    FarmDatabase database;

    private static final Http BROWSER = Http.withToken(null);
    private static final byte[] NOTHING = new byte[0];

    private static TokenGrant token(TokenScope scope) throws IOException {
        return Http.asClient().post("/api/v1/tokens", new TokenRequest(scope, "Ada", 600.0), TokenGrant.class);
    }

    private static String setCookie(HttpResponse<byte[]> response) {
        return response.headers().firstValue("Set-Cookie").orElse("");
    }

    /** What a browser sends back: the cookie without its attributes. */
    private static String signIn(TokenGrant grant) throws IOException {
        String secret = TokenText.parse(grant.token()).secret();
        return setCookie(Http.withToken(secret).send("POST", "/api/v1/session", NOTHING))
                .replaceFirst(";.*", "");
    }

    private static HttpResponse<byte[]> ask(String method, String path, String cookie, String... headers)
            throws IOException {
        String[] all = new String[headers.length + 2];
        all[0] = "Cookie";
        all[1] = cookie;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return BROWSER.send(method, path, NOTHING, all);
    }

    @Test
    void theCookieIsReadByNoScriptAndSentByNoOtherSite() throws IOException {
        HttpResponse<byte[]> response = Http.asClient().send("POST", "/api/v1/session", NOTHING);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(setCookie(response))
                .contains("; Path=/api/;", "; HttpOnly", "; SameSite=Strict", "; Max-Age=43200;")
                .doesNotContain("Secure");
    }

    /** Nobody is believed who only says that there is a proxy. */
    @Test
    void aBrowserThatSpeaksOfTlsWithoutOneGetsTheCookieOfAPlainPort() throws IOException {
        HttpResponse<byte[]> response =
                Http.asClient().send("POST", "/api/v1/session", NOTHING, "X-Forwarded-Proto", "https");

        assertThat(setCookie(response)).startsWith("assay-session=").doesNotContain("Secure");
    }

    @Test
    void theCookieHoldsNoTokenAndNothingThatIsGoodAsOne() throws IOException {
        TokenGrant grant = token(TokenScope.VIEWER);
        String cookie = signIn(grant);
        String held = cookie.substring(cookie.indexOf('=') + 1);
        String secret = TokenText.parse(grant.token()).secret();

        assertThat(held).hasSize(64).doesNotContain(secret, grant.id());
        assertThat(cookie).isNotEqualTo(signIn(grant));
        assertThat(ask("GET", "/api/v1/session", cookie).statusCode()).isEqualTo(200);
        assertThat(Http.withToken(held).get("/api/v1/session").statusCode()).isEqualTo(401);
        assertThat(ask("GET", "/api/v1/session", "assay-session=" + secret).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aSessionWhoseTimeIsOverIsRefusedAndTheBrowserForgetsIt() throws IOException {
        String cookie = signIn(token(TokenScope.VIEWER));
        String hash = Sha256.of(cookie.substring(cookie.indexOf('=') + 1));
        assertThat(database.note("update browser_session set used_at = used_at - 7200000 where hash = ?", hash))
                .isEqualTo(1);

        HttpResponse<byte[]> refused = ask("GET", "/api/v1/session", cookie);

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(Http.problem(refused).detail()).contains("sign in again");
        assertThat(setCookie(refused)).startsWith("assay-session=;").contains("Max-Age=0");
    }

    @Test
    void whoHasSignedInIsKnownByTheCookie() throws IOException {
        String cookie = signIn(token(TokenScope.VIEWER));

        SessionRow session = Http.read(ask("GET", "/api/v1/session", cookie), SessionRow.class);

        assertThat(session).isEqualTo(new SessionRow("Ada", TokenScope.VIEWER));
        assertThat(ask("GET", "/api/v1/campaigns", cookie).statusCode()).isEqualTo(200);
        assertThat(ask("GET", "/api/v1/tokens", cookie).statusCode()).isEqualTo(403);
    }

    @Test
    void anotherSiteCannotChangeAnythingWithIt() throws IOException {
        String cookie = signIn(token(TokenScope.CI));

        HttpResponse<byte[]> fromElsewhere = ask("POST", "/api/v1/campaigns/none/cancel", cookie);
        HttpResponse<byte[]> fromOurPage = ask("POST", "/api/v1/campaigns/none/cancel", cookie, "X-Assay-Page", "1");

        assertThat(fromElsewhere.statusCode()).isEqualTo(403);
        assertThat(Http.problem(fromElsewhere).detail()).contains("X-Assay-Page");
        assertThat(fromOurPage.statusCode()).isEqualTo(404);
    }

    @Test
    void aTokenThatIsRevokedEndsTheSessionAndTheBrowserForgetsIt() throws IOException {
        TokenGrant grant = token(TokenScope.VIEWER);
        String cookie = signIn(grant);

        assertThat(Http.asClient()
                        .send("DELETE", "/api/v1/tokens/" + grant.id(), NOTHING)
                        .statusCode())
                .isEqualTo(204);
        HttpResponse<byte[]> refused = ask("GET", "/api/v1/session", cookie);

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(Http.problem(refused).detail()).contains("was revoked");
        assertThat(setCookie(refused)).startsWith("assay-session=;").contains("Max-Age=0");
    }

    @Test
    void whoSignsOutLeavesNoCookieAndOneThatSomebodyKeptIsVoid() throws IOException {
        TokenGrant grant = token(TokenScope.VIEWER);
        String cookie = signIn(grant);
        String other = signIn(grant);
        assertThat(ask("GET", "/api/v1/session", cookie).statusCode()).isEqualTo(200);

        HttpResponse<byte[]> response = ask("DELETE", "/api/v1/session", cookie, "X-Assay-Page", "1");

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(setCookie(response)).startsWith("assay-session=;").contains("Max-Age=0");
        assertThat(ask("GET", "/api/v1/session", cookie).statusCode()).isEqualTo(401);
        assertThat(ask("GET", "/api/v1/session", other).statusCode()).isEqualTo(200);
        String secret = TokenText.parse(grant.token()).secret();
        assertThat(Http.withToken(secret).get("/api/v1/session").statusCode())
                .as("the token stays good")
                .isEqualTo(200);
    }

    @Test
    void aCookieBeginsNoSessionOfItsOwn() throws IOException {
        String cookie = signIn(token(TokenScope.VIEWER));

        assertThat(ask("POST", "/api/v1/session", cookie, "X-Assay-Page", "1").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aTokenInTheHeaderCountsBeforeTheCookie() throws IOException {
        HttpResponse<byte[]> response = Http.asClient()
                .send("POST", "/api/v1/baselines", WireJson.write(new Object()), "Cookie", "assay-session=stale");

        assertThat(response.statusCode()).isEqualTo(400);
    }
}
