package dev.assay.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.api.CampaignCreated;
import dev.assay.api.CampaignRequest;
import dev.assay.api.InfluxDone;
import dev.assay.api.InfluxReingest;
import dev.assay.api.InfluxStatus;
import dev.assay.protocol.AgentHello;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.LeaseRequest;
import dev.assay.protocol.ProtocolVersion;
import dev.assay.protocol.WireJson;
import dev.assay.server.Digits;
import dev.assay.server.Sessions;
import dev.assay.server.artifact.Sha256;
import dev.assay.server.influx.FaultyInflux;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One setting turns it on: from a report over HTTP to a point that a server has. */
@QuarkusTest
@TestProfile(InfluxOverHttpTest.TurnedOn.class)
class InfluxOverHttpTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String COMMITS = "https://git.example.org/models/commit/";
    private static final FaultyInflux INFLUX = influx();

    /** A controller that writes to it. */
    public static final class TurnedOn implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(new FarmProfile().getConfigOverrides());
            settings.put("assay.database.url", "jdbc:h2:mem:influx;DB_CLOSE_DELAY=-1");
            settings.put("assay.influx.url", INFLUX.url());
            settings.put("assay.public-url", "https://farm.example.org:8420");
            settings.put("assay.commit-url", COMMITS);
            settings.put("assay.influx.token-file", tokenFile().toString());
            return settings;
        }

        private static Path tokenFile() {
            try {
                return Files.writeString(Files.createTempFile("assay-influx", ".token"), "a-token\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static FaultyInflux influx() {
        try {
            return new FaultyInflux();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String begin(String sweep) throws IOException {
        Map<String, String> uploaded = new HashMap<>();
        for (String name : Digits.files()) {
            byte[] bytes = Files.readAllBytes(Digits.file(name));
            Http.asClient().send("PUT", "/api/v1/artifacts/" + Sha256.of(bytes), bytes);
            uploaded.put(name, Sha256.of(bytes));
        }
        CampaignRequest request =
                new CampaignRequest("mini.yaml", sweep, uploaded, "abc", "main", false, null, 0, null);
        return Http.asClient()
                .post("/api/v1/campaigns", request, CampaignCreated.class)
                .campaignId();
    }

    private static void hello(String device) throws IOException {
        AgentHello hello = new AgentHello(
                ProtocolVersion.CURRENT,
                device,
                "instance",
                "host-of-" + device,
                Map.of(),
                Sessions.environment("6.6.31"),
                null,
                false);
        Http.asAgent().send("POST", "/api/v1/agent/hello", WireJson.write(hello));
    }

    private static void measure(String device) throws IOException {
        hello(device);
        byte[] wish = WireJson.write(new LeaseRequest(device, "instance"));
        HttpResponse<byte[]> granted = await().atMost(LIMIT)
                .until(() -> Http.asAgent().send("POST", "/api/v1/agent/lease", wish), r -> r.statusCode() == 200);
        LeaseGrant grant = Http.read(granted, LeaseGrant.class);
        byte[] report = WireJson.write(Sessions.measured(grant, device, Sessions.environment("6.6.31"), 1_000_000, 8));
        Http.asAgent().send("POST", "/api/v1/agent/jobs/" + grant.jobId() + "/report", report);
    }

    private static InfluxStatus status() throws IOException {
        return Http.asClient().get("/api/v1/influx", InfluxStatus.class);
    }

    private static String health() throws IOException {
        return new String(Http.asClient().get("/q/health").body(), StandardCharsets.UTF_8);
    }

    private static boolean isThere(String... parts) {
        return INFLUX.points.values().stream()
                .anyMatch(line -> Arrays.stream(parts).allMatch(line::contains));
    }

    @Test
    void whatIsMeasuredIsThereAndAnAlarmIsShown() throws IOException {
        String campaign = begin(Digits.smallSweep("devices: {names: [pi]}\n"));
        measure("pi");

        await().atMost(LIMIT).until(() -> isThere("bench,sweep=small", "campaign=\"" + campaign + "\"", "pareto=1i"));
        await().atMost(LIMIT).until(() -> isThere("event,kind=campaign-ended", campaign));
        // Devices are sampled once a minute; until then this one says that it is there.
        await().atMost(LIMIT).pollInterval(Duration.ofSeconds(5)).until(() -> {
            hello("pi");
            return isThere("telemetry,device=pi", "connected=1i");
        });
        await().atMost(LIMIT)
                .until(() -> isThere(
                        "farm ", "public_url=\"https://farm.example.org:8420\"", "commit_url=\"" + COMMITS + "\""));
        // Grafana draws it as HTML.
        assertThat(isThere(
                        "event,kind=campaign-ended",
                        "commit <a href=\\\"" + COMMITS + "abc\\\">abc</a>",
                        "<a href=\\\"https://farm.example.org:8420/ui/campaign.html?id=" + campaign + "\\\">"))
                .isTrue();
        await().atMost(LIMIT).until(() -> status().waiting() == 0);
        assertThat(status().enabled()).isTrue();
        assertThat(status().written()).isPositive();
        assertThat(health()).contains("\"influx\"").doesNotContain("alarm");

        int points = INFLUX.points.size();
        INFLUX.then(FaultyInflux.says(401, "{\"code\":\"unauthorized\",\"message\":\"unauthorized access\"}"));
        InfluxDone ordered =
                Http.asClient().post("/api/v1/influx/reingest", new InfluxReingest(campaign), InfluxDone.class);

        assertThat(ordered.count()).isEqualTo(1);
        await().atMost(LIMIT).until(() -> status().alarm() != null);
        assertThat(status().alarm()).isEqualTo("401: unauthorized access");
        assertThat(health()).contains("\"UP\"", "401: unauthorized access");
        // The same points as before, and samples that came meanwhile.
        assertThat(INFLUX.points.keySet().stream().filter(id -> id.startsWith("bench,")))
                .hasSize(1);
        assertThat(INFLUX.points.size()).isGreaterThanOrEqualTo(points);
    }
}
