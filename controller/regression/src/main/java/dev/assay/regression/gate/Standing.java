package dev.assay.regression.gate;

import org.jspecify.annotations.Nullable;

/**
 * Where a gate stands after some pairs. All on the scale of log-ratios, positive is worse. With fewer than 2 pairs nothing is known:
 * the mean is 0, and its error and interval are infinite.
 *
 * @param pairs that it rests on
 * @param mean of the log-ratios
 * @param standardError of the mean, with the prior's help, never below what the figures' steps allow
 * @param degrees of freedom of the standard error
 * @param low lower end of the two-sided 95 % interval of this look
 * @param high upper end
 * @param failP chance of a mean this large if the worsening were just tolerable
 * @param passP chance of a mean this small if the worsening were one that must be caught
 * @param improvedP chance of a mean this small if the improvement were just negligible
 * @param noisy whether the pairs scatter far more than the cell's history says, which is then ignored
 * @param lag1 autocorrelation from pair to pair that the standard error was widened for; 0 when it was not
 * @param smallestVisible the smallest change, as a share, that this standard error would have decided
 * @param pairsToDecide how many pairs in all would decide if mean and scatter stayed; null when unreasonably many
 */
public record Standing(
        int pairs,
        double mean,
        double standardError,
        double degrees,
        double low,
        double high,
        double failP,
        double passP,
        double improvedP,
        boolean noisy,
        double lag1,
        double smallestVisible,
        @Nullable Integer pairsToDecide) {
    /** Confidence of the interval from {@code low} to {@code high}. */
    public static final double CONFIDENCE = 0.95;
}
