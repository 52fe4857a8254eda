package dev.assay.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a cell's verdicts rest on; with it they can be computed again without a controller.
 *
 * @param baseline the artifact that the candidate was compared with; null when there was none
 * @param baselineCampaign that it is from; null when there was none
 * @param inputsSha256 rules, priors, seed and environment as JSON, at {@code /api/v1/artifacts/{sha256}}; null when no rule was needed
 * @param sessionSha256s raw reports of the paired sessions, the confirming one last; empty when no pair was measured
 * @param canary whether both sides are identical and were measured all the same
 */
public record EvidenceRow(
        @Nullable ArtifactRow baseline,
        @Nullable String baselineCampaign,
        @Nullable String inputsSha256,
        List<String> sessionSha256s,
        boolean canary) {
    public EvidenceRow {
        sessionSha256s = List.copyOf(sessionSha256s);
    }
}
