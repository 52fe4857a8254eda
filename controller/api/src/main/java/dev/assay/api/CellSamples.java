package dev.assay.api;

import java.util.List;

/**
 * The samples of a cell's session, thinned out for a picture: {@code GET /api/v1/campaigns/{id}/cells/{index}/samples}.
 *
 * @param sessionSha256 the raw report with every sample, at {@code /api/v1/artifacts/{sha256}}
 * @param runs of the variant, in the order of measuring
 * @param baseline of a paired session the other arm's runs; otherwise empty
 * @param histogram of all samples of {@code runs}
 */
public record CellSamples(
        String sessionSha256, List<RunSamples> runs, List<RunSamples> baseline, SampleHistogram histogram) {
    public CellSamples {
        runs = List.copyOf(runs);
        baseline = List.copyOf(baseline);
    }
}
