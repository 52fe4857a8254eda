package dev.assay.regression.accuracy;

import dev.assay.protocol.AccuracyReport;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How two answered the same labelled examples.
 *
 * @param examples at least 1
 * @param lost that only the baseline answered right
 * @param gained that only the candidate answered right
 * @param flipped that the two answered differently, right or wrong: at least {@code lost + gained}
 */
public record PairedAnswers(int examples, int lost, int gained, int flipped) {
    public PairedAnswers {
        if (examples < 1 || lost < 0 || gained < 0 || flipped < lost + gained || flipped > examples) {
            throw new IllegalArgumentException("lost " + lost + ", gained " + gained + ", flipped " + flipped + " of "
                    + examples + " examples; expected 0 <= lost + gained <= flipped <= examples");
        }
    }

    /**
     * Counts example by example.
     *
     * @return null when the two did not see the same labelled examples
     */
    public static @Nullable PairedAnswers of(AccuracyReport baseline, AccuracyReport candidate) {
        int[] labels = baseline.labels();
        if (labels == null || labels.length == 0 || !Arrays.equals(labels, candidate.labels())) {
            return null;
        }
        int lost = 0;
        int gained = 0;
        int flipped = 0;
        for (int i = 0; i < labels.length; i++) {
            int before = baseline.predictions()[i];
            int now = candidate.predictions()[i];
            lost += before == labels[i] && now != before ? 1 : 0;
            gained += now == labels[i] && now != before ? 1 : 0;
            flipped += now != before ? 1 : 0;
        }
        return new PairedAnswers(labels.length, lost, gained, flipped);
    }

    /** Share of the examples that were lost in net, positive when the candidate is worse. */
    public double lostShare() {
        return (double) (lost - gained) / examples;
    }
}
