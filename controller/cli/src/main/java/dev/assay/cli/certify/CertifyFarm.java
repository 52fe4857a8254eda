package dev.assay.cli.certify;

import dev.assay.api.BaselineMove;
import dev.assay.api.BaselineRequest;
import dev.assay.api.CampaignReport;
import dev.assay.api.CampaignRequest;
import dev.assay.api.CampaignState;
import dev.assay.api.GateRequest;
import dev.assay.cli.campaign.BlockedException;
import dev.assay.cli.campaign.Watch;
import dev.assay.cli.client.ApiClient;
import dev.assay.cli.client.ApiException;
import dev.assay.cli.client.GateClient;
import dev.assay.cli.local.FarmException;
import dev.assay.protocol.SessionReport;
import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;

/**
 * The farm that runs the gates of a certification, by the same requests as everybody's.
 *
 * @param client about campaigns
 * @param gates about baselines
 * @param watch waits for campaigns
 * @param fileName of the user's sweep, for messages
 */
public record CertifyFarm(ApiClient client, GateClient gates, Watch watch, String fileName) {
    /** Whose baselines are compared with; the user's own branches are not touched. */
    static final String BRANCH = "certify";

    /** Begins a campaign; a gated one measures although both sides are the same. */
    String begin(CertifySweep sweep, long seed, boolean isGated) throws ApiException, InterruptedException {
        GateRequest gate = isGated ? new GateRequest(BRANCH, BaselineMove.NEVER, null) : null;
        return client.create(new CampaignRequest(
                        fileName, sweep.yaml(seed), sweep.artifacts(), null, BRANCH, true, null, 0, gate))
                .campaignId();
    }

    /**
     * Waits for the end of a campaign.
     *
     * @throws CertifyException when somebody stopped it
     */
    CampaignReport end(String campaignId)
            throws ApiException, BlockedException, CertifyException, InterruptedException {
        try {
            watch.untilFinished(campaignId, () -> {});
        } catch (FarmException e) {
            throw new CertifyException(String.valueOf(e.getMessage()), e);
        }
        CampaignReport report = client.report(campaignId);
        if (report.state() == CampaignState.CANCELLED) {
            throw new CertifyException("somebody stopped campaign " + campaignId + "; the same command again goes on");
        }
        return report;
    }

    /** Makes a campaign what the gates compare with. */
    void accept(String campaignId) throws ApiException, InterruptedException {
        gates.accept(new BaselineRequest(campaignId, BRANCH, "unchanged models of a certification"));
    }

    /** A raw report. */
    SessionReport session(String sha256) throws ApiException, CertifyException, InterruptedException {
        try {
            return WireJson.read(SessionReport.class, client.download(sha256));
        } catch (WireFormatException e) {
            throw new CertifyException("the raw report " + sha256 + " is not understood: " + e.getMessage(), e);
        }
    }
}
