package dev.assay.evidence.record;

import dev.assay.api.WaiverRow;
import dev.assay.regression.judgement.AskedLimits;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign was asked to do, and what it answered: {@code campaign.json}.
 *
 * @param sweepFile the name of the sweep's file, for messages
 * @param files for each path as written in the sweep, the SHA-256 of the file
 * @param fresh whether everything was to be built and measured again
 * @param limits what must be caught; null when the campaign is not judged
 * @param waivers that let one of its verdicts through; of several that would, the first does
 * @param exitCode of {@code assay gate}, or of {@code assay run} when it is not judged
 */
public record CampaignEvidence(
        String sweepFile,
        Map<String, String> files,
        boolean fresh,
        @Nullable AskedLimits limits,
        List<WaiverRow> waivers,
        int exitCode,
        Software software) {
    public CampaignEvidence {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
        waivers = List.copyOf(waivers);
    }
}
