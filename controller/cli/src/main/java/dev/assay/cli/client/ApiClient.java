package dev.assay.cli.client;

import dev.assay.api.CampaignCreated;
import dev.assay.api.CampaignProgress;
import dev.assay.api.CampaignReport;
import dev.assay.api.CampaignRequest;
import dev.assay.api.ControllerInfo;
import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import java.io.FileNotFoundException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Talks to one controller. Thread-safe. */
public final class ApiClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration UPLOAD_TIMEOUT = Duration.ofMinutes(10);
    private static final int NOT_FOUND = 404;

    private final String base;
    private final String token;
    private final PatientSender sender;

    /**
     * A client of the controller at {@code controller}.
     *
     * @param token of a client, not of an agent
     */
    public ApiClient(URI controller, String token, PatientSender sender) {
        this.base = controller.toString().replaceAll("/+$", "") + "/api/v1";
        this.token = token;
        this.sender = sender;
    }

    /** Who answers. */
    public ControllerInfo info() throws ApiException, InterruptedException {
        return read(ControllerInfo.class, send(request("/info").GET()));
    }

    /** Whether the controller has the bytes with this hash. */
    public boolean hasArtifact(String sha256) throws ApiException, InterruptedException {
        HttpResponse<byte[]> response = sender.send(request("/artifacts/" + sha256)
                .method("HEAD", BodyPublishers.noBody())
                .build());
        if (response.statusCode() == NOT_FOUND) {
            return false;
        }
        requireSuccess(response);
        return true;
    }

    /** Stores a file under its hash; harmless when the controller has it already. */
    public void upload(String sha256, Path file) throws ApiException, InterruptedException, FileNotFoundException {
        BodyPublisher bytes = BodyPublishers.ofFile(file);
        send(request("/artifacts/" + sha256)
                .header("Content-Type", "application/octet-stream")
                .timeout(UPLOAD_TIMEOUT)
                .PUT(bytes));
    }

    /** The bytes with this hash. */
    public byte[] download(String sha256) throws ApiException, InterruptedException {
        return send(request("/artifacts/" + sha256).GET());
    }

    /** Begins a campaign. */
    public CampaignCreated create(CampaignRequest campaign) throws ApiException, InterruptedException {
        return read(
                CampaignCreated.class,
                send(request("/campaigns")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(WireJson.write(campaign)))));
    }

    /** The newest campaigns, first the newest. */
    public List<KnownCampaign> campaigns() throws ApiException, InterruptedException {
        return read(CampaignPage.class, send(request("/campaigns").GET())).campaigns();
    }

    /** Stops a campaign; harmless when it has ended. */
    public void cancel(String campaignId) throws ApiException, InterruptedException {
        send(request("/campaigns/" + campaignId + "/cancel").POST(BodyPublishers.noBody()));
    }

    /** How far a campaign is. */
    public CampaignProgress progress(String campaignId) throws ApiException, InterruptedException {
        return read(
                CampaignProgress.class,
                send(request("/campaigns/" + campaignId + "/progress").GET()));
    }

    /** Everything that is known of a campaign. */
    public CampaignReport report(String campaignId) throws ApiException, InterruptedException {
        return read(
                CampaignReport.class,
                send(request("/campaigns/" + campaignId + "/report").GET()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, application/octet-stream, application/problem+json");
    }

    private byte[] send(HttpRequest.Builder request) throws ApiException, InterruptedException {
        HttpResponse<byte[]> response = sender.send(request.build());
        requireSuccess(response);
        return response.body();
    }

    private static void requireSuccess(HttpResponse<byte[]> response) throws ApiException {
        if (response.statusCode() >= 300) {
            throw ApiException.refused(response.statusCode(), response.body());
        }
    }

    private static <T> T read(Class<T> type, byte[] json) throws ApiException {
        try {
            return WireJson.read(type, json);
        } catch (WireFormatException e) {
            throw ApiException.unreachable("the controller's answer is not understood: " + e.getMessage());
        }
    }
}
