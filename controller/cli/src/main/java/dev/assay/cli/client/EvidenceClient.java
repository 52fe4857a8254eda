package dev.assay.cli.client;

import dev.assay.api.EvidenceKeyRow;
import dev.assay.protocol.TokenText;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Talks to one controller about the evidence of its verdicts. Thread-safe. */
public final class EvidenceClient {
    /** The bundle is whole before its first byte is sent. */
    private static final Duration TIMEOUT = Duration.ofMinutes(30);

    private final ApiRequests requests;

    /** A client of the controller at {@code controller}. */
    public EvidenceClient(URI controller, TokenText token, PatientSender sender) {
        this.requests = new ApiRequests(controller, token, sender);
    }

    /**
     * Writes the bundle of a campaign to a file, which is not whole when this throws.
     *
     * @param isWithArtifacts whether models and data go into it, and not only their hashes
     */
    public void export(String campaignId, boolean isWithArtifacts, Path file)
            throws ApiException, InterruptedException {
        requests.download(
                requests.request("/campaigns/" + campaignId + "/evidence?artifacts=" + isWithArtifacts)
                        .setHeader("Accept", "application/zip, application/problem+json")
                        .timeout(TIMEOUT)
                        .GET(),
                file);
    }

    /** By which key the controller signs. */
    public EvidenceKeyRow key() throws ApiException, InterruptedException {
        return requests.get("/evidence-key", EvidenceKeyRow.class);
    }
}
