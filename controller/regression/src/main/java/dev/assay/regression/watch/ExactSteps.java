package dev.assay.regression.watch;

import java.util.ArrayList;
import java.util.List;

/**
 * Steps in a figure without noise, such as the size of a file: values that repeat exactly, then others that do.
 *
 * <p>Ranks need some ten values to be sure; here three equal ones are enough, if all that went before held as long. One or two values that
 * come back to where they were are no step, and what has not held for three values at the end is not one yet.
 */
final class ExactSteps {
    /** Equal values in a row that make a level. */
    static final int HOLD_MIN = 3;

    private ExactSteps() {}

    /** The cuts of {@code [from, to)}, ascending; none where a level does not hold, which is noise. */
    static List<Integer> of(double[] levels, int from, int to) {
        List<Integer> cuts = new ArrayList<>();
        double level = levels[from];
        for (int first = from; first < to; ) {
            int after = runEnd(levels, first, to);
            boolean isLevel = levels[first] == level;
            if (after - first >= HOLD_MIN) {
                if (!isLevel) {
                    cuts.add(first);
                    level = levels[first];
                }
            } else if (after < to && (isLevel || levels[after] != level)) {
                return List.of();
            }
            first = after;
        }
        return cuts;
    }

    private static int runEnd(double[] levels, int first, int to) {
        int after = first + 1;
        while (after < to && levels[after] == levels[first]) {
            after++;
        }
        return after;
    }
}
