package dev.assay.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A controller behind a proxy that speaks TLS with browsers and none with it, and is trusted by the settings. */
@QuarkusTest
@TestProfile(ProxyTlsTest.Profile.class)
class ProxyTlsTest {
    private static final byte[] NOTHING = new byte[0];
    private static final String SESSION = "/api/v1/session";

    /** Quarkus's own setting. */
    public static final class Profile implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(new FarmProfile().getConfigOverrides());
            settings.put("assay.database.url", "jdbc:h2:mem:proxy;DB_CLOSE_DELAY=-1");
            settings.put("quarkus.http.proxy.proxy-address-forwarding", "true");
            return settings;
        }
    }

    private static HttpResponse<byte[]> byTls(Http sender, String method, String... headers) throws IOException {
        return byTls(sender, method, SESSION, headers);
    }

    private static HttpResponse<byte[]> byTls(Http sender, String method, String path, String[] headers)
            throws IOException {
        String[] all = new String[headers.length + 2];
        all[0] = "X-Forwarded-Proto";
        all[1] = "https";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return sender.send(method, path, NOTHING, all);
    }

    private static String setCookie(HttpResponse<byte[]> response) {
        return response.headers().firstValue("Set-Cookie").orElse("");
    }

    @Test
    void theCookieNeverTravelsWithoutTlsAndNobodyElseCanSetIt() throws IOException {
        String begun = setCookie(byTls(Http.asClient(), "POST"));
        String cookie = begun.replaceFirst(";.*", "");

        assertThat(begun).startsWith("__Host-assay-session=").contains("; Secure", "; Path=/;");
        assertThat(byTls(Http.withToken(null), "GET", "Cookie", cookie).statusCode())
                .isEqualTo(200);
        assertThat(byTls(Http.withToken(null), "GET", "Cookie", cookie.replace("__Host-", ""))
                        .statusCode())
                .as("without the prefix it may be anybody's")
                .isEqualTo(401);

        String ended = setCookie(byTls(Http.withToken(null), "DELETE", "Cookie", cookie, "X-Assay-Page", "1"));
        assertThat(ended).startsWith("__Host-assay-session=;").contains("; Secure", "Max-Age=0");
        HttpResponse<byte[]> refused = byTls(Http.withToken(null), "GET", "Cookie", cookie);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(setCookie(refused)).startsWith("__Host-assay-session=;").contains("; Secure");
    }

    @Test
    void thePagesComeToSomebodyWhoseSessionHasEnded() throws IOException {
        String[] stale = {"Cookie", "__Host-assay-session=" + "a".repeat(43)};

        assertThat(byTls(Http.withToken(null), "GET", SESSION, stale).statusCode())
                .isEqualTo(401);
        for (String page : new String[] {"/ui/index.html", "/ui/app/style.css"}) {
            assertThat(byTls(Http.withToken(null), "GET", page, stale).statusCode())
                    .as(page)
                    .isEqualTo(byTls(Http.withToken(null), "GET", page, new String[0])
                            .statusCode())
                    .isNotIn(401, 429, 503);
        }
    }

    @Test
    void whoComesAroundTheProxyHasACookieOfItsOwn() throws IOException {
        assertThat(setCookie(Http.asClient().send("POST", SESSION, NOTHING)))
                .startsWith("assay-session=")
                .doesNotContain("Secure");
    }
}
