package dev.assay.regression.pareto;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The points that no other point dominates. One dominates another when it is in no objective proven worse and in at least one
 * proven better: noise must neither condemn a point nor save one that is far worse in something else.
 */
public final class ParetoFront {
    private ParetoFront() {}

    /**
     * The indexes of the points on the front, ascending; at least one, when there are points.
     *
     * @param points each with the same objectives in the same order
     */
    public static List<Integer> of(List<List<Objective>> points) {
        List<Integer> all = IntStream.range(0, points.size()).boxed().toList();
        List<Integer> front = all.stream()
                .filter(i -> all.stream().noneMatch(j -> dominates(points.get(j), points.get(i))))
                .toList();
        return front.isEmpty() ? oneByOne(points, all) : front;
    }

    /**
     * For each point that is not on the front one that dominates it, where possible one of the front. Of several it is the first that
     * is not proven worse in the first objective than another of them: give the plain points first, so that a tie goes to a plain one.
     *
     * @param points each with the same objectives in the same order
     */
    public static Map<Integer, Integer> dominators(List<List<Objective>> points) {
        List<Integer> front = of(points);
        Map<Integer, Integer> dominators = new TreeMap<>();
        for (int i = 0; i < points.size(); i++) {
            if (!front.contains(i)) {
                List<Objective> point = points.get(i);
                List<Integer> all = IntStream.range(0, points.size())
                        .boxed()
                        .filter(j -> dominates(points.get(j), point))
                        .toList();
                List<Integer> onFront = all.stream().filter(front::contains).toList();
                dominators.put(i, firstOfBest(onFront.isEmpty() ? all : onFront, points));
            }
        }
        return dominators;
    }

    private static Integer firstOfBest(List<Integer> candidates, List<List<Objective>> points) {
        Integer best = candidates.stream()
                .min(Comparator.comparingDouble(i -> points.get(i).get(0).value()))
                .orElseThrow();
        Objective leading = points.get(best).get(0);
        return candidates.stream()
                .filter(i -> !leading.isProvenBetterThan(points.get(i).get(0)))
                .findFirst()
                .orElse(best);
    }

    /**
     * With uncertainty "proven" is not transitive, and in three or more objectives points can dominate each other in a ring.
     * Then they are struck out one after the other, each by one that still stands.
     */
    private static List<Integer> oneByOne(List<List<Objective>> points, List<Integer> all) {
        List<Integer> standing = new ArrayList<>(all);
        for (Integer candidate : all) {
            if (standing.stream().anyMatch(other -> dominates(points.get(other), points.get(candidate)))) {
                standing.remove(candidate);
            }
        }
        return List.copyOf(standing);
    }

    private static boolean dominates(List<Objective> one, List<Objective> other) {
        boolean isProvenBetter = false;
        for (int i = 0; i < one.size(); i++) {
            if (other.get(i).isProvenBetterThan(one.get(i))) {
                return false;
            }
            isProvenBetter |= one.get(i).isProvenBetterThan(other.get(i));
        }
        return isProvenBetter;
    }
}
