package dev.assay.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.api.CampaignCreated;
import dev.assay.api.CampaignProgress;
import dev.assay.api.CampaignReport;
import dev.assay.api.CampaignRequest;
import dev.assay.api.CampaignState;
import dev.assay.api.CellRow;
import dev.assay.api.CellState;
import dev.assay.protocol.AgentHello;
import dev.assay.protocol.AgentWelcome;
import dev.assay.protocol.Environment;
import dev.assay.protocol.Heartbeat;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.LeaseRequest;
import dev.assay.protocol.ProtocolVersion;
import dev.assay.protocol.ReportReceipt;
import dev.assay.protocol.SessionReport;
import dev.assay.protocol.WireJson;
import dev.assay.server.Digits;
import dev.assay.server.Sessions;
import dev.assay.server.artifact.Sha256;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** From upload to report over HTTP, with the real optimizers and an agent that makes its figures up. */
@QuarkusTest
@TestProfile(FarmProfile.class)
class WholeCampaignTest {
    private static final Environment ENVIRONMENT = Sessions.environment("6.6.31");
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private static Map<String, String> upload() throws IOException {
        Map<String, String> sha256ByPath = new HashMap<>();
        for (String name : Digits.files()) {
            byte[] bytes = Files.readAllBytes(Digits.file(name));
            String sha256 = Sha256.of(bytes);
            HttpResponse<byte[]> stored = Http.asClient().send("PUT", "/api/v1/artifacts/" + sha256, bytes);
            assertThat(stored.statusCode()).isIn(201, 204);
            sha256ByPath.put(name, sha256);
        }
        return sha256ByPath;
    }

    private static String begin(String sweep) throws IOException {
        CampaignRequest request =
                new CampaignRequest("mini.yaml", sweep, upload(), "abc", "main", false, null, 0, null);
        return Http.asClient()
                .post("/api/v1/campaigns", request, CampaignCreated.class)
                .campaignId();
    }

    private static LeaseRequest present(String device) throws IOException {
        AgentHello hello = new AgentHello(
                ProtocolVersion.CURRENT, device, "instance", "host-of-" + device, Map.of(), ENVIRONMENT, null, false);
        AgentWelcome welcome = Http.asAgent().post("/api/v1/agent/hello", hello, AgentWelcome.class);
        assertThat(welcome.pollSeconds()).isEqualTo(1);
        return new LeaseRequest(welcome.deviceId(), "instance");
    }

    private static LeaseGrant awaitWork(LeaseRequest request) {
        HttpResponse<byte[]> granted = await().atMost(LIMIT).until(() -> ask(request), r -> r.statusCode() == 200);
        return Http.read(granted, LeaseGrant.class);
    }

    private static HttpResponse<byte[]> ask(LeaseRequest request) throws IOException {
        return Http.asAgent().send("POST", "/api/v1/agent/lease", WireJson.write(request));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    @Test
    void aSweepBecomesATable() throws Exception {
        LeaseRequest pi = present("pi");
        String campaign =
                begin(Digits.smallSweep("axes: {quantization: [none, static-int8]}\ndevices: {names: [pi]}\n"));

        for (int i = 0; i < 2; i++) {
            LeaseGrant grant = awaitWork(pi);
            String job = "/api/v1/agent/jobs/" + grant.jobId();
            HttpResponse<byte[]> model = Http.asAgent()
                    .get("/api/v1/artifacts/" + grant.plan().model().sha256());
            assertThat(Sha256.of(model.body())).isEqualTo(grant.plan().model().sha256());
            Heartbeat heartbeat = new Heartbeat("instance", grant.fencingToken(), "run 1 of 3");
            assertThat(Http.asAgent()
                            .send("POST", job + "/heartbeat", WireJson.write(heartbeat))
                            .statusCode())
                    .isEqualTo(204);
            SessionReport report = Sessions.measured(grant, "pi", ENVIRONMENT, 1_000_000 - 1_000 * i, 8 - i);
            byte[] packed = gzip(WireJson.write(report));
            HttpResponse<byte[]> stored =
                    Http.asAgent().send("POST", job + "/report", packed, "Content-Encoding", "gzip");
            HttpResponse<byte[]> again =
                    Http.asAgent().send("POST", job + "/report", packed, "Content-Encoding", "gzip");
            assertThat(Http.read(stored, ReportReceipt.class).outcome()).isEqualTo(ReportReceipt.Outcome.STORED);
            assertThat(Http.read(again, ReportReceipt.class).outcome()).isEqualTo(ReportReceipt.Outcome.ALREADY_STORED);
        }

        CampaignReport report = Http.asClient().get("/api/v1/campaigns/" + campaign + "/report", CampaignReport.class);
        assertThat(report.state()).isEqualTo(CampaignState.FINISHED);
        assertThat(report.cells()).extracting(CellRow::state).containsExactly(CellState.MEASURED, CellState.MEASURED);
        CellRow quantized = report.cells().get(1);
        assertThat(quantized.build()).isNotEmpty();
        assertThat(Objects.requireNonNull(quantized.artifact()).bytes())
                .isLessThan(
                        Objects.requireNonNull(report.cells().get(0).artifact()).bytes());
        assertThat(Objects.requireNonNull(quantized.accuracyChange()).lost()).isEqualTo(1);
        HttpResponse<byte[]> raw = Http.asClient().get("/api/v1/artifacts/" + quantized.sessionSha256());
        assertThat(WireJson.read(SessionReport.class, raw.body()).runs()).hasSize(3);
        CampaignProgress progress =
                Http.asClient().get("/api/v1/campaigns/" + campaign + "/progress", CampaignProgress.class);
        assertThat(progress.cellsMeasured()).isEqualTo(2);
        assertTheSameWithoutWhatWasBuilt(campaign, report);
    }

    private static void assertTheSameWithoutWhatWasBuilt(String campaign, CampaignReport whole) throws IOException {
        CampaignReport without =
                Http.asClient().get("/api/v1/campaigns/" + campaign + "/report?build=false", CampaignReport.class);

        assertThat(without.cells())
                .allSatisfy(cell -> assertThat(cell.build()).isEmpty())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("build")
                .isEqualTo(whole.cells());
    }

    @Test
    void aCampaignCanBeStopped() throws IOException {
        String campaign = begin(Digits.smallSweep("devices: {names: [nobody]}\n"));

        HttpResponse<byte[]> stopped =
                Http.asClient().send("POST", "/api/v1/campaigns/" + campaign + "/cancel", new byte[0]);

        assertThat(stopped.statusCode()).isEqualTo(204);
        assertThat(Http.asClient()
                        .get("/api/v1/campaigns/" + campaign + "/report", CampaignReport.class)
                        .cells())
                .extracting(CellRow::state)
                .containsExactly(CellState.CANCELLED);
    }

    @Test
    void whoFindsNoWorkIsToldToAskAgain() throws IOException {
        LeaseRequest idle = present("idle");

        HttpResponse<byte[]> nothing = ask(idle);
        begin(Digits.smallSweep("devices: {names: [idle]}\n"));
        HttpResponse<byte[]> work = ask(idle);

        assertThat(nothing.statusCode()).isEqualTo(204);
        assertThat(Http.read(work, LeaseGrant.class).plan().label()).isEqualTo("student · fp32");
    }

    @Test
    void moreAgentsThanMayWaitAreToldToComeLater() throws Exception {
        // Six devices: a second request of the same one would end its first.
        List<Callable<Integer>> requests = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            LeaseRequest one = present("crowd-" + i);
            requests.add(() -> ask(one).statusCode());
        }
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(requests)) {
                statuses.add(answer.get());
            }

            assertThat(statuses)
                    .containsOnly(204, 503)
                    .filteredOn(status -> status == 204)
                    .hasSizeLessThanOrEqualTo(3);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void devicesAndJobsAreListed() throws IOException {
        present("listed");
        begin(Digits.smallSweep("devices: {names: [listed]}\n"));

        byte[] devices = Http.asClient().get("/api/v1/devices").body();
        byte[] jobs = Http.asClient().get("/api/v1/jobs").body();

        List<String> texts =
                List.of(new String(devices, StandardCharsets.UTF_8), new String(jobs, StandardCharsets.UTF_8));
        assertThat(texts).allSatisfy(text -> assertThat(text).contains("\"listed\""));
    }
}
