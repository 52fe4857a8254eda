package dev.assay.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.Problem;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(FarmProfile.class)
class AccessTest {
    private static final String SHA_256 = "0".repeat(64);

    /** Every endpoint there is (OpenApiTest sees to that), and who may use it. */
    enum Endpoint {
        INFO("GET", "/api/v1/info", true, false),
        ARTIFACT_THERE("HEAD", "/api/v1/artifacts/" + SHA_256, true, true),
        ARTIFACT("GET", "/api/v1/artifacts/" + SHA_256, true, true),
        UPLOAD("PUT", "/api/v1/artifacts/" + SHA_256, true, false),
        BEGIN("POST", "/api/v1/campaigns", true, false),
        CAMPAIGNS("GET", "/api/v1/campaigns", true, false),
        PROGRESS("GET", "/api/v1/campaigns/none/progress", true, false),
        REPORT("GET", "/api/v1/campaigns/none/report", true, false),
        CANCEL("POST", "/api/v1/campaigns/none/cancel", true, false),
        DEVICES("GET", "/api/v1/devices", true, false),
        JOBS("GET", "/api/v1/jobs", true, false),
        HELLO("POST", "/api/v1/agent/hello", false, true),
        LEASE("POST", "/api/v1/agent/lease", false, true),
        HEARTBEAT("POST", "/api/v1/agent/jobs/none/heartbeat", false, true),
        SESSION("POST", "/api/v1/agent/jobs/none/report", false, true),
        DOCUMENT("GET", "/q/openapi", true, false),
        UNKNOWN("GET", "/api/v1/unknown", true, false),
        ELSEWHERE("GET", "/", true, false);

        final String method;
        final String path;
        final boolean isForClients;
        final boolean isForAgents;

        Endpoint(String method, String path, boolean isForClients, boolean isForAgents) {
            this.method = method;
            this.path = path;
            this.isForClients = isForClients;
            this.isForAgents = isForAgents;
        }

        HttpResponse<byte[]> ask(Http sender) throws IOException {
            return sender.send(method, path, new byte[0]);
        }
    }

    static boolean isCovered(String method, String path) {
        return Arrays.stream(Endpoint.values())
                .anyMatch(endpoint -> endpoint.method.equals(method.toUpperCase(Locale.ROOT))
                        && endpoint.path.matches(path.replaceAll("\\{[^}]*}", "[^/]+")));
    }

    private static void assertRefused(HttpResponse<byte[]> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        if (!response.request().method().equals("HEAD")) {
            Problem problem = Http.problem(response);
            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem.detail()).isNotBlank();
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobodyGetsInWithoutAToken(Endpoint endpoint) throws IOException {
        assertRefused(endpoint.ask(Http.withToken(null)), 401);
    }

    @ParameterizedTest
    @EnumSource
    void nobodyGetsInWithAWrongToken(Endpoint endpoint) throws IOException {
        assertRefused(endpoint.ask(Http.withToken("0".repeat(64))), 401);
    }

    @ParameterizedTest
    @EnumSource
    void clientsMayDoWhatIsForClientsAndNothingElse(Endpoint endpoint) throws IOException {
        HttpResponse<byte[]> response = endpoint.ask(Http.asClient());

        if (endpoint.isForClients) {
            assertThat(response.statusCode()).isNotIn(401, 403).isLessThan(500);
        } else {
            assertRefused(response, 403);
        }
    }

    @ParameterizedTest
    @EnumSource
    void agentsMayDoWhatIsForAgentsAndNothingElse(Endpoint endpoint) throws IOException {
        HttpResponse<byte[]> response = endpoint.ask(Http.asAgent());

        if (endpoint.isForAgents) {
            assertThat(response.statusCode()).isNotIn(401, 403).isLessThan(500);
        } else {
            assertRefused(response, 403);
        }
    }

    /** Other spellings of an agents' path must not lead a client's token, or none, to it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/agent/hello/",
                "/api/v1//agent/hello",
                "/api/v1/agent/%68ello",
                "/api/v1/artifacts/../agent/hello",
                "/api/v1/agent/hello;x=1",
                "//api/v1/agent/hello"
            })
    void noSpellingOfAPathGetsAround(String path) throws IOException {
        assertThat(Http.withToken(null).send("POST", path, new byte[0]).statusCode())
                .isEqualTo(401);
        assertThat(Http.asClient().send("POST", path, new byte[0]).statusCode()).isIn(403, 404, 405);
    }

    @Test
    void healthIsForEverybodyWithAToken() throws IOException {
        assertThat(Http.withToken(null).get("/q/health").statusCode()).isEqualTo(401);
        assertThat(Http.asClient().get("/q/health").statusCode()).isEqualTo(200);
    }
}
