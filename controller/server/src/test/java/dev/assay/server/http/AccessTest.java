package dev.assay.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.Problem;
import dev.assay.api.TokenScope;
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

    /** Who may use an endpoint: a person's scope includes all that are less. */
    enum Users {
        ADMIN,
        CI,
        VIEWER,
        READERS,
        ANYBODY,
        DEVICE,
        ENROLMENT;

        boolean include(TokenScope scope) {
            return switch (this) {
                case ADMIN -> scope == TokenScope.ADMIN;
                case CI -> ADMIN.include(scope) || scope == TokenScope.CI;
                case VIEWER -> CI.include(scope) || scope == TokenScope.VIEWER;
                case READERS -> VIEWER.include(scope) || scope == TokenScope.DEVICE;
                case ANYBODY -> true;
                case DEVICE -> scope == TokenScope.DEVICE;
                case ENROLMENT -> scope == TokenScope.ENROLMENT;
            };
        }
    }

    /** Every endpoint there is (OpenApiTest sees to that), and who may use it. */
    enum Endpoint {
        TUNNEL_KEYS("GET", "/api/v1/tunnel-keys", Users.ADMIN),
        SSH("GET", "/api/v1/devices/none/ssh", Users.VIEWER),
        PUT_SSH("PUT", "/api/v1/devices/none/ssh", Users.ADMIN),
        FORGET_SSH("DELETE", "/api/v1/devices/none/ssh", Users.ADMIN),
        TUNNEL("GET", "/api/v1/devices/none/tunnel", Users.VIEWER),
        CERTIFICATE("GET", "/api/v1/devices/none/certificate", Users.VIEWER),
        PUT_CERTIFICATE("PUT", "/api/v1/devices/none/certificate", Users.ADMIN),
        CERTIFICATES("GET", "/api/v1/certificates", Users.VIEWER),
        INFO("GET", "/api/v1/info", Users.VIEWER),
        CONDITION("GET", "/api/v1/condition", Users.VIEWER),
        TRIAL_BUILD("POST", "/api/v1/condition/trial-build", Users.ADMIN),
        INFLUX("GET", "/api/v1/influx", Users.VIEWER),
        DEAD_LETTERS("GET", "/api/v1/influx/dead-letters", Users.ADMIN),
        REPLAY("POST", "/api/v1/influx/replay", Users.ADMIN),
        REINGEST("POST", "/api/v1/influx/reingest", Users.ADMIN),
        ARTIFACT_THERE("HEAD", "/api/v1/artifacts/" + SHA_256, Users.READERS),
        ARTIFACT("GET", "/api/v1/artifacts/" + SHA_256, Users.READERS),
        UPLOAD("PUT", "/api/v1/artifacts/" + SHA_256, Users.CI),
        BEGIN("POST", "/api/v1/campaigns", Users.CI),
        CAMPAIGNS("GET", "/api/v1/campaigns", Users.VIEWER),
        PROGRESS("GET", "/api/v1/campaigns/none/progress", Users.VIEWER),
        REPORT("GET", "/api/v1/campaigns/none/report", Users.VIEWER),
        CELL("GET", "/api/v1/campaigns/none/cells/0", Users.VIEWER),
        CELL_SAMPLES("GET", "/api/v1/campaigns/none/cells/0/samples", Users.VIEWER),
        CANCEL("POST", "/api/v1/campaigns/none/cancel", Users.CI),
        EVIDENCE("GET", "/api/v1/campaigns/none/evidence", Users.VIEWER),
        EVIDENCE_KEY("GET", "/api/v1/evidence-key", Users.VIEWER),
        BASELINES("GET", "/api/v1/baselines", Users.VIEWER),
        ACCEPT("POST", "/api/v1/baselines", Users.CI),
        WAIVERS("GET", "/api/v1/waivers", Users.VIEWER),
        WAIVE("POST", "/api/v1/waivers", Users.ADMIN),
        UNWAIVE("DELETE", "/api/v1/waivers/none", Users.ADMIN),
        HISTORIES("GET", "/api/v1/history/series", Users.VIEWER),
        HISTORY("GET", "/api/v1/history/series/none", Users.VIEWER),
        STUDY("POST", "/api/v1/history/watch", Users.CI),
        INCIDENTS("GET", "/api/v1/incidents", Users.VIEWER),
        INCIDENT("GET", "/api/v1/incidents/none", Users.VIEWER),
        ACKNOWLEDGE("POST", "/api/v1/incidents/none/acknowledge", Users.CI),
        CLOSE("POST", "/api/v1/incidents/none/close", Users.CI),
        DEVICES("GET", "/api/v1/devices", Users.VIEWER),
        DEVICE("GET", "/api/v1/devices/none", Users.VIEWER),
        DEVICE_EVENTS("GET", "/api/v1/devices/none/events", Users.VIEWER),
        DEVICE_CHECKS("GET", "/api/v1/devices/none/checks", Users.VIEWER),
        DEVICE_SESSIONS("GET", "/api/v1/devices/none/sessions", Users.VIEWER),
        DEVICE_ACTION("POST", "/api/v1/devices/none/actions", Users.ADMIN),
        JOBS("GET", "/api/v1/jobs", Users.VIEWER),
        TOKENS("GET", "/api/v1/tokens", Users.ADMIN),
        NEW_TOKEN("POST", "/api/v1/tokens", Users.ADMIN),
        REVOKE("DELETE", "/api/v1/tokens/none", Users.ADMIN),
        ENROLMENTS("POST", "/api/v1/enrolments", Users.ADMIN),
        AUDIT("GET", "/api/v1/audit", Users.ADMIN),
        ENROL("POST", "/api/v1/agent/enrol", Users.ENROLMENT),
        HELLO("POST", "/api/v1/agent/hello", Users.DEVICE),
        LEASE("POST", "/api/v1/agent/lease", Users.DEVICE),
        HEARTBEAT("POST", "/api/v1/agent/jobs/none/heartbeat", Users.DEVICE),
        PAIRS("POST", "/api/v1/agent/jobs/none/pairs", Users.DEVICE),
        SESSION("POST", "/api/v1/agent/jobs/none/report", Users.DEVICE),
        HEALTH("GET", "/q/health", Users.READERS),
        DOCUMENT("GET", "/q/openapi", Users.VIEWER),
        UNKNOWN("GET", "/api/v1/unknown", Users.ADMIN),
        WHO("GET", "/api/v1/session", Users.VIEWER),
        SIGN_IN("POST", "/api/v1/session", Users.VIEWER),
        SIGN_OUT("DELETE", "/api/v1/session", Users.VIEWER),
        WAYS("GET", "/api/v1/session/ways", Users.ANYBODY),
        OIDC("GET", "/api/v1/session/oidc", Users.ANYBODY),
        OIDC_ANSWER("GET", "/api/v1/session/oidc/answer", Users.ANYBODY),
        CHANGED_OIDC("POST", "/api/v1/session/oidc", Users.ADMIN),
        CHANGED_PAGE("POST", "/ui/index.html", Users.ADMIN),
        ELSEWHERE("GET", "/elsewhere", Users.ADMIN);

        final String method;
        final String path;
        final Users users;

        Endpoint(String method, String path, Users users) {
            this.method = method;
            this.path = path;
            this.users = users;
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

    @Test
    void whoWantsToSignInNeedsNoToken() throws IOException {
        assertThat(Endpoint.WAYS.ask(Http.withToken(null)).statusCode()).isEqualTo(200);
        assertThat(Endpoint.OIDC.ask(Http.withToken(null)).statusCode()).isEqualTo(404);
        assertThat(Endpoint.OIDC_ANSWER.ask(Http.withToken(null)).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"WAYS", "OIDC", "OIDC_ANSWER"})
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
    void everyScopeMayDoWhatIsItsOwnAndNothingElse(TokenScope scope) throws IOException {
        Http sender = Senders.of(scope);

        for (Endpoint endpoint : Endpoint.values()) {
            HttpResponse<byte[]> response = endpoint.ask(sender);

            if (endpoint.users.include(scope)) {
                assertThat(response.statusCode())
                        .as("%s %s", scope, endpoint)
                        .isNotIn(401, 403)
                        .isLessThan(500);
            } else {
                assertRefused(response, 403);
            }
        }
    }

    @Test
    void theAgentsTokenOfTheFolderIsADevices() throws IOException {
        for (Endpoint endpoint : Endpoint.values()) {
            assertThat(endpoint.ask(Http.asAgent()).statusCode() != 403)
                    .as(endpoint.name())
                    .isEqualTo(endpoint.users.include(TokenScope.DEVICE));
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
        assertThat(Senders.of(TokenScope.CI).send("POST", path, new byte[0]).statusCode())
                .isIn(403, 404, 405);
    }
}
