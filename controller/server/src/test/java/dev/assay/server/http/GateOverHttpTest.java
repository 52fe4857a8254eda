package dev.assay.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.api.BaselineList;
import dev.assay.api.BaselineMove;
import dev.assay.api.BaselineRequest;
import dev.assay.api.BaselineRow;
import dev.assay.api.CampaignCreated;
import dev.assay.api.CampaignReport;
import dev.assay.api.CampaignRequest;
import dev.assay.api.CellRow;
import dev.assay.api.EvidenceKeyRow;
import dev.assay.api.EvidenceRow;
import dev.assay.api.GateRequest;
import dev.assay.api.WaiverList;
import dev.assay.api.WaiverRequest;
import dev.assay.api.WaiverRow;
import dev.assay.evidence.bundle.BundleReader;
import dev.assay.evidence.check.EvidenceCheck;
import dev.assay.evidence.check.Verification;
import dev.assay.protocol.AgentHello;
import dev.assay.protocol.AgentWelcome;
import dev.assay.protocol.Environment;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.LeaseRequest;
import dev.assay.protocol.PairAnswer;
import dev.assay.protocol.ProtocolVersion;
import dev.assay.protocol.WireJson;
import dev.assay.regression.verdict.GatedMetric;
import dev.assay.server.Digits;
import dev.assay.server.PairingAgent;
import dev.assay.server.PairingAgent.World;
import dev.assay.server.Sessions;
import dev.assay.server.artifact.Sha256;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A gate as an agent and a client see it. */
@QuarkusTest
@TestProfile(FarmProfile.class)
class GateOverHttpTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String DEVICE = "gate-pi";
    private static final Environment ENVIRONMENT = Sessions.environment("6.6.31");
    private static final String SWEEP = Digits.smallSweep("devices: {names: [" + DEVICE + "]}\n");

    private static String begin(boolean isFresh, @Nullable GateRequest gate) throws IOException {
        Map<String, String> sha256ByPath = new HashMap<>();
        for (String name : Digits.files()) {
            byte[] bytes = Files.readAllBytes(Digits.file(name));
            String sha256 = Sha256.of(bytes);
            Http.asClient().send("PUT", "/api/v1/artifacts/" + sha256, bytes);
            sha256ByPath.put(name, sha256);
        }
        CampaignRequest request =
                new CampaignRequest("small.yaml", SWEEP, sha256ByPath, "abc", "main", isFresh, null, 0, gate);
        return Http.asClient()
                .post("/api/v1/campaigns", request, CampaignCreated.class)
                .campaignId();
    }

    private static LeaseGrant work() {
        byte[] request = WireJson.write(new LeaseRequest(DEVICE, "instance"));
        HttpResponse<byte[]> granted = await().atMost(LIMIT)
                .until(() -> Http.asAgent().send("POST", "/api/v1/agent/lease", request), r -> r.statusCode() == 200);
        return Http.read(granted, LeaseGrant.class);
    }

    private static HttpResponse<byte[]> send(LeaseGrant grant, String what, Object message) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(WireJson.write(message));
        }
        return Http.asAgent()
                .send(
                        "POST",
                        "/api/v1/agent/jobs/" + grant.jobId() + "/" + what,
                        packed.toByteArray(),
                        "Content-Encoding",
                        "gzip");
    }

    @Test
    void aCampaignIsAcceptedAndAnotherJudgedAgainstIt() throws Exception {
        AgentHello hello = new AgentHello(
                ProtocolVersion.CURRENT, DEVICE, "instance", "host-of-" + DEVICE, Map.of(), ENVIRONMENT, null, false);
        Http.asAgent().post("/api/v1/agent/hello", hello, AgentWelcome.class);
        String accepted = begin(false, null);
        LeaseGrant single = work();
        send(single, "report", Sessions.measured(single, DEVICE, ENVIRONMENT, 1_000_000, 8));
        Http.asClient()
                .post("/api/v1/baselines", new BaselineRequest(accepted, "main", "the first"), BaselineRow.class);
        assertThat(Http.asClient()
                        .get("/api/v1/baselines?sweep=small&branch=main", BaselineList.class)
                        .baselines())
                .extracting(BaselineRow::campaignId)
                .containsExactly(accepted);

        String campaign = begin(true, new GateRequest("main", BaselineMove.NEVER, null));
        LeaseGrant paired = work();
        World world = World.alike(0.004, 5);
        assertThat(enough(send(paired, "pairs", PairingAgent.news("instance", paired, 0, world))))
                .isFalse();
        assertThat(enough(send(paired, "pairs", PairingAgent.news("instance", paired, 1, world))))
                .isTrue();
        send(paired, "report", PairingAgent.session(paired, DEVICE, ENVIRONMENT, 4, world));

        CampaignReport report = Http.asClient().get("/api/v1/campaigns/" + campaign + "/report", CampaignReport.class);
        CellRow cell = report.cells().get(0);
        assertThat(cell.verdicts())
                .extracting(row -> row.verdict().state().name())
                .hasSize(4)
                .containsOnly("PASS");
        EvidenceRow evidence = Objects.requireNonNull(cell.evidence());
        assertThat(evidence.canary()).isTrue();
        assertDownloadable(Objects.requireNonNull(evidence.inputsSha256()));
        assertThat(Objects.requireNonNull(report.gate()).usedPairs()).isEqualTo(4);
        assertThat(send(paired, "pairs", PairingAgent.news("instance", paired, 2, world))
                        .statusCode())
                .isEqualTo(409);
        requireEvidence(campaign);
    }

    /** What is downloaded leads to what was said, and nothing of it stays behind. */
    private static void requireEvidence(String campaign) throws Exception {
        String key = Http.asClient()
                .get("/api/v1/evidence-key", EvidenceKeyRow.class)
                .fingerprint();
        HttpResponse<byte[]> bundle = Http.asClient().get("/api/v1/campaigns/" + campaign + "/evidence?artifacts=true");
        Path file = Files.write(Files.createTempFile("evidence", ".zip"), bundle.body());
        try (BundleReader reader = BundleReader.open(file)) {
            Verification verification = EvidenceCheck.of(reader, key);

            assertThat(verification.answer()).isEqualTo(Verification.Answer.REPRODUCED);
            assertThat(verification.verdicts()).hasSize(4);
            assertThat(verification.exitCode()).isZero();
        } finally {
            Files.delete(file);
        }
        assertThat(Http.problem(Http.asClient().get("/api/v1/campaigns/none/evidence"))
                        .status())
                .isEqualTo(404);
        assertThat(FarmProfile.home().resolve("evidence").resolve("outgoing")).isEmptyDirectory();
    }

    private static void assertDownloadable(String sha256) throws IOException {
        String place = "/api/v1/artifacts/" + sha256;
        byte[] bytes = Http.asClient().send("GET", place, new byte[0]).body();
        HttpResponse<byte[]> head = Http.asClient().send("HEAD", place, new byte[0]);

        assertThat(Sha256.of(bytes)).isEqualTo(sha256);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(bytes.length);
    }

    private static boolean enough(HttpResponse<byte[]> response) {
        return Http.read(response, PairAnswer.class).enough();
    }

    @Test
    void aWaiverIsThereUntilItIsTakenBack() throws Exception {
        WaiverRequest request = new WaiverRequest(
                "small",
                "student",
                "fp32",
                null,
                GatedMetric.LATENCY_P50,
                Instant.now().plus(Duration.ofDays(2)).toString(),
                "known");

        WaiverRow waiver = Http.asClient().post("/api/v1/waivers", request, WaiverRow.class);

        assertThat(Http.asClient().get("/api/v1/waivers", WaiverList.class).waivers())
                .contains(waiver);
        assertThat(Http.asClient()
                        .send("DELETE", "/api/v1/waivers/" + waiver.id(), new byte[0])
                        .statusCode())
                .isEqualTo(204);
        assertThat(Http.asClient().get("/api/v1/waivers", WaiverList.class).waivers())
                .doesNotContain(waiver);
    }
}
