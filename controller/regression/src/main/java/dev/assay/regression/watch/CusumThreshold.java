package dev.assay.regression.watch;

/**
 * The score {@code h(n)} that the best cut of any seeded interval exceeds in one unchanged series of {@code n} values out of a hundred.
 *
 * <p>Ranks make it the same for every continuous, independent noise, so one table serves all series. {@code CusumThresholdTest} simulates it again.
 */
final class CusumThreshold {
    /** The share of unchanged series that exceed it. */
    static final double ALPHA = 0.01;

    static final int[] LENGTHS = {12, 16, 20, 30, 50, 100, 200, 365, 1_000, 3_000};
    static final double[] SCORES = {2.72, 2.90, 3.06, 3.25, 3.49, 3.76, 3.98, 4.17, 4.43, 4.69};

    private CusumThreshold() {}

    /** Between the lengths of the table along the logarithm of {@code n}; beyond it, along the last two. */
    static double of(int n) {
        int right = 1;
        while (right < LENGTHS.length - 1 && LENGTHS[right] < n) {
            right++;
        }
        double left = Math.log(LENGTHS[right - 1]);
        double share = (Math.log(Math.max(n, LENGTHS[0])) - left) / (Math.log(LENGTHS[right]) - left);
        return SCORES[right - 1] + share * (SCORES[right] - SCORES[right - 1]);
    }

    /** The shortest interval whose best cut can reach this score at all, {@code √(3 L² / (4 (L + 1))) ≥ h}. */
    static int lengthMin(double score) {
        int length = 2 * RankCusum.SIDE_MIN;
        while (Math.sqrt(0.75 * length * length / (length + 1.0)) < score) {
            length++;
        }
        return length;
    }
}
