package dev.assay.regression.watch;

import java.util.ArrayList;
import java.util.List;

/**
 * The intervals in which a change is looked for: lengths {@code n / √2^j}, each moved on by half its length.
 *
 * <p>Every pair of neighbouring segments is nearly filled by one of them, at a total length of O(n log n); see Kovács, Bühlmann, Li and Munk,
 * Seeded binary segmentation (Biometrika, 2023). They are fixed by {@code n}, so the same history always gives the same answer.
 */
final class SeededIntervals {
    private SeededIntervals() {}

    /**
     * Those of {@code [0, n)}.
     *
     * @param lengthMin shorter ones are left out
     * @return longest first; {@code {from, to}}
     */
    static List<int[]> of(int n, int lengthMin) {
        List<int[]> intervals = new ArrayList<>();
        int before = Integer.MAX_VALUE;
        for (int layer = 0; ; layer++) {
            int length = (int) Math.ceil(n * Math.pow(2, -layer / 2.0) - 1e-9);
            if (length < lengthMin) {
                return intervals;
            }
            if (length == before) {
                continue;
            }
            before = length;
            int steps = (int) Math.ceil(2.0 * (n - length) / length);
            for (int i = 0; i <= steps; i++) {
                int from = steps == 0 ? 0 : (int) ((long) i * (n - length) / steps);
                intervals.add(new int[] {from, from + length});
            }
        }
    }
}
