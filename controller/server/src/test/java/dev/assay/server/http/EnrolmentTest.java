package dev.assay.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.AuditPage;
import dev.assay.api.AuditRow;
import dev.assay.api.TokenGrant;
import dev.assay.api.TokenList;
import dev.assay.api.TokenRequest;
import dev.assay.api.TokenRow;
import dev.assay.api.TokenScope;
import dev.assay.protocol.AgentHello;
import dev.assay.protocol.EnrolmentReceipt;
import dev.assay.protocol.EnrolmentRequest;
import dev.assay.protocol.Heartbeat;
import dev.assay.protocol.LeaseRequest;
import dev.assay.protocol.ProtocolVersion;
import dev.assay.protocol.WireJson;
import dev.assay.server.Sessions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tokens from their making to their end, over HTTP. */
@QuarkusTest
@TestProfile(FarmProfile.class)
class EnrolmentTest {
    private static HttpResponse<byte[]> enrol(String secret, String device) throws IOException {
        return Http.withToken(secret).send("POST", "/api/v1/agent/enrol", WireJson.write(new EnrolmentRequest(device)));
    }

    private static HttpResponse<byte[]> hello(Http agent, String device) throws IOException {
        AgentHello hello = new AgentHello(
                ProtocolVersion.CURRENT,
                device,
                "i",
                "host-of-" + device,
                Map.of(),
                Sessions.environment("6"),
                null,
                false);
        return agent.send("POST", "/api/v1/agent/hello", WireJson.write(hello));
    }

    @Test
    void aDeviceThatWasEnrolledSpeaksForItselfAlone() throws IOException {
        Http agent = Senders.device("shelf-1");

        assertThat(hello(agent, "shelf-1").statusCode()).isEqualTo(200);
        assertThat(hello(agent, "shelf-2").statusCode()).isEqualTo(403);
        HttpResponse<byte[]> lease =
                agent.send("POST", "/api/v1/agent/lease", WireJson.write(new LeaseRequest("shelf-2", "i")));
        assertThat(lease.statusCode()).isEqualTo(403);
        assertThat(Http.problem(lease).detail())
                .isEqualTo("this token is of device shelf-1; it cannot speak for \"shelf-2\"");
        HttpResponse<byte[]> heartbeat = agent.send(
                "POST", "/api/v1/agent/jobs/none/heartbeat", WireJson.write(new Heartbeat("i", 1, "sampling")));
        assertThat(heartbeat.statusCode()).isEqualTo(409);
    }

    @Test
    void anEnrolmentIsUsedUpByTheFirstHello() throws IOException {
        String secret = Senders.enrolment(null, 60);
        Http lost = Http.withToken(
                Http.read(enrol(secret, "shelf-3"), EnrolmentReceipt.class).deviceToken());
        Http got = Http.withToken(
                Http.read(enrol(secret, "shelf-3"), EnrolmentReceipt.class).deviceToken());

        assertThat(hello(got, "shelf-3").statusCode()).isEqualTo(200);

        assertThat(hello(lost, "shelf-3").statusCode()).isEqualTo(401);
        HttpResponse<byte[]> late = enrol(secret, "shelf-3");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(Http.problem(late).detail()).contains("used up by device shelf-3");
        assertThat(hello(got, "shelf-3").statusCode()).isEqualTo(200);
    }

    @Test
    void anEnrolmentIsOfOneDevice() throws IOException {
        String named = Senders.enrolment("shelf-4", 60);
        String open = Senders.enrolment(null, 60);
        assertThat(enrol(open, "shelf-5").statusCode()).isEqualTo(200);

        assertThat(enrol(named, "shelf-6").statusCode()).isEqualTo(409);
        assertThat(enrol(open, "shelf-6").statusCode()).isEqualTo(409);
        assertThat(enrol(named, "../etc").statusCode()).isEqualTo(400);
    }

    @Test
    void whoeverEnrolsAnyNameCannotTakeADeviceOver() throws IOException {
        Http owner = Senders.device("shelf-7");
        assertThat(hello(owner, "shelf-7").statusCode()).isEqualTo(200);

        HttpResponse<byte[]> stolen = enrol(Senders.enrolment(null, 60), "shelf-7");

        assertThat(stolen.statusCode()).isEqualTo(409);
        assertThat(hello(owner, "shelf-7").statusCode()).isEqualTo(200);
    }

    @Test
    void aDeviceThatIsEnrolledAgainLosesItsOldToken() throws IOException {
        Http old = Senders.device("shelf-8");
        assertThat(hello(old, "shelf-8").statusCode()).isEqualTo(200);

        Http fresh = Senders.device("shelf-8");

        assertThat(hello(old, "shelf-8").statusCode()).isEqualTo(401);
        assertThat(hello(fresh, "shelf-8").statusCode()).isEqualTo(200);
    }

    @Test
    void aRevokedTokenIsRefusedAndTheAuditLogSaysWhoDidIt() throws IOException {
        TokenGrant grant = Http.asClient()
                .post("/api/v1/tokens", new TokenRequest(TokenScope.VIEWER, "wall display", null), TokenGrant.class);
        Http viewer = Http.withToken(grant.token());
        assertThat(viewer.get("/api/v1/info").statusCode()).isEqualTo(200);
        TokenRow row = Http.asClient().get("/api/v1/tokens", TokenList.class).tokens().stream()
                .filter(token -> token.id().equals(grant.id()))
                .findFirst()
                .orElseThrow();
        assertThat(row.name()).isEqualTo("wall display");
        assertThat(row.usedAtEpochSeconds()).isNotNull();

        assertThat(Http.asClient()
                        .send("DELETE", "/api/v1/tokens/" + grant.id(), new byte[0])
                        .statusCode())
                .isEqualTo(204);

        org.awaitility.Awaitility.await().until(() -> viewer.get("/api/v1/info").statusCode() == 401);
        assertThat(Http.problem(viewer.get("/api/v1/info")).detail())
                .isEqualTo("the token \"wall display\" was revoked; ask for a new one");
        assertThat(Http.asClient()
                        .get("/api/v1/audit?limit=1000", AuditPage.class)
                        .entries())
                .filteredOn(entry -> entry.subject().equals(grant.id()))
                .extracting(AuditRow::action, AuditRow::actor, AuditRow::outcome)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("token.revoke", "client.token", "done"),
                        org.assertj.core.groups.Tuple.tuple("token.create", "client.token", "done"));
    }

    @Test
    void theListNeverShowsASecret() throws IOException {
        String secret = Senders.enrolment("shelf-9", 60);

        String list = new String(Http.asClient().get("/api/v1/tokens").body(), java.nio.charset.StandardCharsets.UTF_8);
        String audit = new String(Http.asClient().get("/api/v1/audit").body(), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(list).contains("enrolment of shelf-9").doesNotContain(secret.substring(0, 20));
        assertThat(audit).contains("shelf-9").doesNotContain(secret.substring(0, 20));
    }

    @Test
    void tokensOfDevicesAreMadeByEnrolmentAlone() throws IOException {
        HttpResponse<byte[]> response = Http.asClient()
                .send(
                        "POST",
                        "/api/v1/tokens",
                        WireJson.write(new TokenRequest(TokenScope.DEVICE, "", Double.MAX_VALUE)));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Http.problem(response).problems()).hasSize(3);
    }
}
