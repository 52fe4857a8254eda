package dev.assay.cli.best;

import dev.assay.api.CampaignReport;
import dev.assay.api.CampaignState;
import dev.assay.cli.campaign.KeptReports;
import dev.assay.cli.client.ApiClient;
import dev.assay.cli.client.ApiException;
import dev.assay.cli.client.KnownCampaign;
import java.io.IOException;
import java.util.List;

/** Where finished campaigns and their models are. */
public interface CampaignSource {
    /** Those that are known, the newest first. */
    List<KnownCampaign> known() throws ApiException, IOException, InterruptedException;

    /** Everything about one of them. */
    CampaignReport report(String campaignId) throws ApiException, IOException, InterruptedException;

    /** The bytes with this hash. */
    byte[] artifact(String sha256) throws ApiException, IOException, InterruptedException;

    /** Those that a controller knows. */
    static CampaignSource of(ApiClient client) {
        return new CampaignSource() {
            @Override
            public List<KnownCampaign> known() throws ApiException, InterruptedException {
                return client.campaigns();
            }

            @Override
            public CampaignReport report(String campaignId) throws ApiException, InterruptedException {
                return client.report(campaignId);
            }

            @Override
            public byte[] artifact(String sha256) throws ApiException, InterruptedException {
                return client.download(sha256);
            }
        };
    }

    /** Those that were run from a folder. */
    static CampaignSource of(KeptReports reports) {
        return new CampaignSource() {
            @Override
            public List<KnownCampaign> known() throws IOException {
                return reports.all().stream()
                        .map(report -> new KnownCampaign(
                                report.campaignId(),
                                report.sweep(),
                                report.state(),
                                report.createdAt(),
                                report.revision(),
                                report.branch()))
                        .toList();
            }

            @Override
            public CampaignReport report(String campaignId) throws IOException {
                return reports.all().stream()
                        .filter(report -> report.campaignId().equals(campaignId))
                        .findFirst()
                        .orElseThrow(() -> new IOException("there is no campaign " + campaignId));
            }

            @Override
            public byte[] artifact(String sha256) throws IOException {
                return reports.artifact(sha256);
            }
        };
    }

    /**
     * The newest finished campaign that has this id, or that is of the sweep with this name.
     *
     * @throws NoChoiceException when there is none
     */
    default CampaignReport newest(String idOrSweep)
            throws NoChoiceException, ApiException, IOException, InterruptedException {
        List<KnownCampaign> finished = known().stream()
                .filter(campaign -> campaign.state() == CampaignState.FINISHED)
                .toList();
        for (KnownCampaign campaign : finished) {
            if (campaign.campaignId().equals(idOrSweep) || campaign.sweep().equals(idOrSweep)) {
                return report(campaign.campaignId());
            }
        }
        String known = finished.isEmpty()
                ? "none has finished; run a sweep first"
                : "finished are "
                        + String.join(
                                ", ",
                                finished.stream().map(KnownCampaign::campaignId).toList());
        throw new NoChoiceException("\"" + idOrSweep
                + "\" is neither a sweep's file nor the name of a finished campaign or of its sweep; " + known);
    }
}
