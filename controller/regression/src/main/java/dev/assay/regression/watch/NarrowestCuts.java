package dev.assay.regression.watch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The first guess at where the level changes: of all seeded intervals whose best cut exceeds the threshold the narrowest counts, then the
 * narrowest that does not hold that cut, and so on (Baranowski, Chen and Fryzlewicz, Narrowest-over-threshold, JRSS B 2019).
 *
 * <p>A narrow interval is likely to hold one change only, so that two changes do not hide each other. What it finds is still to be examined.
 */
final class NarrowestCuts {
    private NarrowestCuts() {}

    /**
     * Cuts within {@code [from, to)}, ascending.
     *
     * @param needed score that a cut must exceed
     */
    static List<Integer> of(RankCusum cusum, int from, int to, double needed) {
        List<RankCusum.Cut> over = new ArrayList<>();
        for (int[] interval : SeededIntervals.of(to - from, CusumThreshold.lengthMin(needed))) {
            RankCusum.Cut cut = cusum.best(from + interval[0], from + interval[1]);
            if (cut.score() > needed) {
                over.add(cut);
            }
        }
        over.sort(Comparator.<RankCusum.Cut>comparingInt(cut -> cut.to() - cut.from())
                .thenComparing(Comparator.comparingDouble(RankCusum.Cut::score).reversed()));
        List<Integer> cuts = new ArrayList<>();
        for (RankCusum.Cut cut : over) {
            if (cuts.stream().noneMatch(found -> cut.from() < found && found < cut.to())) {
                cuts.add(cut.cut());
            }
        }
        cuts.sort(Comparator.naturalOrder());
        return cuts;
    }
}
