package dev.assay.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages as a browser gets them, before anybody has signed in. */
@QuarkusTest
@TestProfile(FarmProfile.class)
class PagesTest {
    private static final Http BROWSER = Http.withToken(null);

    private static String header(HttpResponse<byte[]> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/ui"})
    void theAddressAloneLeadsToThePages(String path) throws IOException {
        HttpResponse<byte[]> response = BROWSER.get(path);

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(header(response, "Location")).isEqualTo("/ui/");
    }

    @ParameterizedTest
    @CsvSource({
        "/ui/, text/html",
        "/ui/campaign.html?id=x, text/html",
        "/ui/style/theme.css, text/css",
        "/ui/app/farm/farm.js, text/javascript",
        "/ui/echarts/echarts.common.min.js, text/javascript",
        "/ui/echarts/LICENSE, ''"
    })
    void everyPartIsServedByTheControllerItselfWithoutAToken(String path, String type) throws IOException {
        HttpResponse<byte[]> response = BROWSER.get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Content-Type")).startsWith(type);
    }

    @Test
    void aPageRunsItsOwnScriptsAloneAndStandsInNobodysFrame() throws IOException {
        HttpResponse<byte[]> response = BROWSER.get("/ui/");

        assertThat(header(response, "Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(response, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-cache");
        assertThat(new String(response.body(), StandardCharsets.UTF_8))
                .doesNotContain("http:")
                .doesNotContain("https:")
                .doesNotContain("<style")
                .doesNotContain("onload");
    }

    @Test
    void whatTheApiSendsIsNeverAPage() throws IOException {
        HttpResponse<byte[]> response = Http.asClient().get("/api/v1/info");

        assertThat(header(response, "Content-Security-Policy")).contains("sandbox");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void aPageThatIsNotThereIsAProblemAndNoWayIntoTheFarm() throws IOException {
        assertThat(BROWSER.get("/ui/none.html").statusCode()).isEqualTo(404);
        assertThat(BROWSER.get("/ui/../api/v1/info").statusCode()).isEqualTo(401);
        assertThat(BROWSER.get("/ui/%2e%2e/api/v1/info").statusCode()).isIn(401, 404);
    }
}
