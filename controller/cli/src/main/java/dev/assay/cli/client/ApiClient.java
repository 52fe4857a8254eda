package dev.assay.cli.client;

import dev.assay.api.CampaignCreated;
import dev.assay.api.CampaignProgress;
import dev.assay.api.CampaignReport;
import dev.assay.api.CampaignRequest;
import dev.assay.api.ControllerInfo;
import dev.assay.protocol.TokenText;
import java.io.FileNotFoundException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Talks to one controller about campaigns. Thread-safe. */
public final class ApiClient {
    private static final Duration UPLOAD_TIMEOUT = Duration.ofMinutes(10);

    private final ApiRequests requests;

    /**
     * A client of the controller at {@code controller}.
     *
     * @param token of a client, not of an agent
     */
    public ApiClient(URI controller, TokenText token, PatientSender sender) {
        this.requests = new ApiRequests(controller, token, sender);
    }

    /** Who answers. */
    public ControllerInfo info() throws ApiException, InterruptedException {
        return requests.get("/info", ControllerInfo.class);
    }

    /** Whether the controller has the bytes with this hash. */
    public boolean hasArtifact(String sha256) throws ApiException, InterruptedException {
        return requests.exists("/artifacts/" + sha256);
    }

    /** Stores a file under its hash; harmless when the controller has it already. */
    public void upload(String sha256, Path file) throws ApiException, InterruptedException, FileNotFoundException {
        BodyPublisher bytes = BodyPublishers.ofFile(file);
        requests.send(requests.request("/artifacts/" + sha256)
                .header("Content-Type", "application/octet-stream")
                .timeout(UPLOAD_TIMEOUT)
                .PUT(bytes));
    }

    /** The bytes with this hash. */
    public byte[] download(String sha256) throws ApiException, InterruptedException {
        return requests.send(requests.request("/artifacts/" + sha256).GET());
    }

    /** Begins a campaign. */
    public CampaignCreated create(CampaignRequest campaign) throws ApiException, InterruptedException {
        return requests.post("/campaigns", campaign, CampaignCreated.class);
    }

    /** The newest campaigns, first the newest. */
    public List<KnownCampaign> campaigns() throws ApiException, InterruptedException {
        return requests.get("/campaigns", CampaignPage.class).campaigns();
    }

    /** Stops a campaign; harmless when it has ended. */
    public void cancel(String campaignId) throws ApiException, InterruptedException {
        requests.send(requests.request("/campaigns/" + campaignId + "/cancel").POST(BodyPublishers.noBody()));
    }

    /** How far a campaign is. */
    public CampaignProgress progress(String campaignId) throws ApiException, InterruptedException {
        return requests.get("/campaigns/" + campaignId + "/progress", CampaignProgress.class);
    }

    /** Everything that is known of a campaign. */
    public CampaignReport report(String campaignId) throws ApiException, InterruptedException {
        return requests.get("/campaigns/" + campaignId + "/report", CampaignReport.class);
    }
}
