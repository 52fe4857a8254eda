package dev.assay.regression.family;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * For metrics that only warn: which of many small p are worth a look if a known part of these may be in vain; Benjamini and Hochberg,
 * "Controlling the false discovery rate" (1995).
 */
public final class FalseDiscovery {
    /** One warning in ten may be in vain. */
    public static final double USUAL_SHARE = 0.10;

    private FalseDiscovery() {}

    /**
     * The indexes of those to warn of, ascending.
     *
     * @param pValues each in [0, 1]
     * @param share of the warnings that may be in vain, in (0, 1)
     */
    public static List<Integer> among(List<Double> pValues, double share) {
        List<Integer> order = IntStream.range(0, pValues.size())
                .boxed()
                .sorted(Comparator.comparing(pValues::get))
                .toList();
        int accepted = 0;
        for (int rank = 1; rank <= order.size(); rank++) {
            if (pValues.get(order.get(rank - 1)) <= share * rank / order.size()) {
                accepted = rank;
            }
        }
        return order.subList(0, accepted).stream().sorted().toList();
    }
}
