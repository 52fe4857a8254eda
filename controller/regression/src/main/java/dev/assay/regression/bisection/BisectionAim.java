package dev.assay.regression.bisection;

/**
 * What the bisection looks for and when it stops.
 *
 * @param shift the change of ln(value) that the history showed, of either sign, not 0
 * @param pairDeviation standard deviation of one pair's log-ratio on this device, above 0
 * @param certainty posterior at which a commit is named, in (0.5, 1)
 * @param pairsMax pairs after which it gives up
 */
public record BisectionAim(double shift, double pairDeviation, double certainty, int pairsMax) {
    /** Named from this posterior on. */
    public static final double CERTAINTY = 0.99;

    /** A pair takes about a minute and a half on a device. */
    public static final int PAIRS_MAX = 200;

    public BisectionAim {
        if (shift == 0
                || Double.isNaN(shift)
                || !(pairDeviation > 0)
                || !(certainty > 0.5 && certainty < 1)
                || pairsMax < 1) {
            throw new IllegalArgumentException("shift " + shift + ", pairDeviation " + pairDeviation + ", certainty "
                    + certainty + ", pairsMax " + pairsMax
                    + "; expected a shift, a deviation above 0, a certainty in (0.5, 1) and at least one pair");
        }
    }

    /** With the usual certainty and patience. */
    public static BisectionAim of(double shift, double pairDeviation) {
        return new BisectionAim(shift, pairDeviation, CERTAINTY, PAIRS_MAX);
    }
}
