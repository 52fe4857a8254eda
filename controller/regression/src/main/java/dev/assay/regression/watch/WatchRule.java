package dev.assay.regression.watch;

/**
 * Which changes are worth a word.
 *
 * @param smallestShare a change of level below this share is not reported, in (0, 1); never less than {@value #SHARE_MIN} counts
 */
public record WatchRule(double smallestShare) {
    /** Below this, what two medians differ by is as often the room as the code. */
    public static final double SHARE_MIN = 0.01;

    public WatchRule {
        if (!(smallestShare >= SHARE_MIN && smallestShare < 1)) {
            throw new IllegalArgumentException(
                    "smallestShare is " + smallestShare + "; expected " + SHARE_MIN + " or more, and less than 1");
        }
    }

    /** One per cent, or the tolerance δ0 of the metric where that is more. */
    public static WatchRule tolerating(double tolerance) {
        return new WatchRule(Math.max(SHARE_MIN, tolerance));
    }
}
