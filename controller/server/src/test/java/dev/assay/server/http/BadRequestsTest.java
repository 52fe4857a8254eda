package dev.assay.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.CampaignRequest;
import dev.assay.api.Problem;
import dev.assay.protocol.AgentHello;
import dev.assay.protocol.ProtocolVersion;
import dev.assay.protocol.WireJson;
import dev.assay.server.Digits;
import dev.assay.server.Sessions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever arrives, the answer is a sentence with a status below 500. */
@QuarkusTest
@TestProfile(FarmProfile.class)
class BadRequestsTest {
    private static final List<String> BODIES = List.of(
            "",
            "{",
            "[]",
            "null",
            "{}",
            "\"text\"",
            "{\"deviceName\": {\"a\": 1}}",
            "{\"fencingToken\": \"many\"}",
            "{\"runs\": [null], \"labels\": null}",
            "\u0000\u0001",
            "[".repeat(20_000));

    @ParameterizedTest
    @CsvSource({
        "client, /api/v1/campaigns",
        "agent, /api/v1/agent/hello",
        "agent, /api/v1/agent/lease",
        "agent, /api/v1/agent/jobs/none/heartbeat",
        "agent, /api/v1/agent/jobs/none/report"
    })
    void aBodyThatIsNoMessageIsTheSendersFault(String role, String path) throws IOException {
        for (String body : BODIES) {
            HttpResponse<byte[]> response =
                    Http.withToken(FarmProfile.token(role)).send("POST", path, body.getBytes(StandardCharsets.UTF_8));

            assertThat(response.statusCode()).as(body).isBetween(400, 499);
            assertThat(Http.problem(response).detail()).as(body).isNotBlank();
        }
    }

    @Test
    void aBombIsNotUnpacked() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
            out.write(new byte[50_000_000]);
        }

        HttpResponse<byte[]> message =
                Http.asAgent().send("POST", "/api/v1/agent/hello", bomb.toByteArray(), "Content-Encoding", "gzip");
        HttpResponse<byte[]> report = Http.asAgent()
                .send("POST", "/api/v1/agent/jobs/none/report", bomb.toByteArray(), "Content-Encoding", "gzip");

        assertThat(message.statusCode()).isEqualTo(413);
        assertThat(report.statusCode()).isEqualTo(413);
    }

    @Test
    void anUploadThatIsTooLargeIsRefused() throws IOException {
        HttpResponse<byte[]> response =
                Http.asClient().send("PUT", "/api/v1/artifacts/" + "0".repeat(64), new byte[2_200_000]);

        assertThat(response.statusCode()).isEqualTo(413);
    }

    @Test
    void anUploadWithAnotherHashIsRefused() throws IOException {
        HttpResponse<byte[]> response =
                Http.asClient().send("PUT", "/api/v1/artifacts/" + "0".repeat(64), new byte[] {1, 2, 3});

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Http.problem(response).detail())
                .contains("the bytes have SHA-256 039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81");
    }

    @Test
    void anAgentOfAnotherVersionIsToldToUpdate() throws IOException {
        AgentHello hello = new AgentHello(0, "pi", "i", "h", Map.of(), Sessions.environment("6.6"), null, false);

        HttpResponse<byte[]> response = Http.asAgent().send("POST", "/api/v1/agent/hello", WireJson.write(hello));

        assertThat(response.statusCode()).isEqualTo(426);
        assertThat(Http.problem(response).detail())
                .isEqualTo("the agent speaks protocol version 0 and the controller version " + ProtocolVersion.CURRENT
                        + "; update the agent");
    }

    @Test
    void anAgentWithAnImpossibleNameHearsAllThatIsWrong() throws IOException {
        AgentHello hello = new AgentHello(
                ProtocolVersion.CURRENT, "../pi", "", "h", Map.of(), Sessions.environment("6.6"), null, false);

        HttpResponse<byte[]> response = Http.asAgent().send("POST", "/api/v1/agent/hello", WireJson.write(hello));

        assertThat(Http.problem(response).problems()).hasSize(2);
    }

    @Test
    void aWrongSweepIsAnsweredWithItsProblems() throws IOException {
        CampaignRequest request = new CampaignRequest(
                "my.yaml", Digits.smallSweep("axis: {}\n"), Map.of(), null, null, false, null, 0, null);

        HttpResponse<byte[]> response = Http.asClient().send("POST", "/api/v1/campaigns", WireJson.write(request));

        Problem problem = Http.problem(response);
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.problems())
                .hasSizeGreaterThan(1)
                .allSatisfy(text -> assertThat(text).startsWith("my.yaml:"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/campaigns/none/report, 404",
        "GET, /api/v1/campaigns/%27%20or%201=1/progress, 404",
        "POST, /api/v1/campaigns/none/cancel, 404",
        "GET, /api/v1/artifacts/0000000000000000000000000000000000000000000000000000000000000000, 404",
        "GET, /api/v1/artifacts/..%2f..%2fetc%2fpasswd, 400",
        "GET, /api/v1/jobs?limit=100000, 400",
        "GET, /api/v1/jobs?offset=-1, 400",
        "GET, /api/v1/jobs?limit=many, 404",
        "DELETE, /api/v1/campaigns, 405",
        "GET, /api/v1/nothing, 404"
    })
    void whatIsNotThereIsSaidToBeNotThere(String method, String path, int status) throws IOException {
        HttpResponse<byte[]> response = Http.asClient().send(method, path, new byte[0]);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(Http.problem(response).status()).isEqualTo(status);
    }
}
