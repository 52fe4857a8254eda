package dev.assay.regression.footprint;

import dev.assay.regression.verdict.Change;
import dev.assay.regression.verdict.GatedMetric;
import dev.assay.regression.verdict.Limits;
import dev.assay.regression.verdict.Verdict;
import dev.assay.regression.verdict.VerdictReason;
import java.util.Locale;

/**
 * The rule for the length of an artifact. Nothing is random here, so that one look decides.
 *
 * @param tolerated growth as a share of the baseline's length, in [0, 1)
 */
public record ArtifactSizeRule(double tolerated) {
    /** A thousandth: a longer name of the producing tool in the file's header is no regression. */
    public static final ArtifactSizeRule USUAL = new ArtifactSizeRule(0.001);

    private static final double PERCENT = 100;

    /**
     * Compares two lengths.
     *
     * @param baselineBytes positive
     * @param candidateBytes at least 0
     */
    public Verdict judge(long baselineBytes, long candidateBytes) {
        double change = (double) candidateBytes / baselineBytes - 1;
        VerdictReason reason = baselineBytes == candidateBytes
                ? VerdictReason.WITHIN_LIMIT
                : change > tolerated
                        ? VerdictReason.BEYOND_LIMIT
                        : change < -tolerated ? VerdictReason.BETTER : VerdictReason.WITHIN_LIMIT;
        return new Verdict(
                GatedMetric.ARTIFACT_SIZE,
                reason.state(),
                reason,
                Change.exact(change),
                new Limits(tolerated, tolerated),
                1,
                null,
                null,
                String.format(
                        Locale.ROOT,
                        "%s: %d bytes instead of %d, %+.2f %%; tolerated %.2f %%",
                        reason.text(),
                        candidateBytes,
                        baselineBytes,
                        PERCENT * change,
                        PERCENT * tolerated));
    }
}
