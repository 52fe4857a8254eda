package dev.assay.regression.peer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Apache Otava's change points: energy distance within sliding windows with a relaxed t test, then the weakest are merged away on the whole series. After
 * Fleming et al., Hunter (ICPE 2023), and the project's documentation.
 *
 * @param pvalue largest that is kept, 0.001 by default
 * @param window values, 50 by default; each begins half a window after the last, or at the last change found in it
 */
record Otava(double pvalue, int window) implements HistoryRule {
    private static final double RELAXATION = 10;

    @Override
    public boolean locates() {
        return true;
    }

    @Override
    public String title() {
        return "Otava p = " + pvalue;
    }

    @Override
    public int[] changes(double... values) {
        List<Integer> points = new ArrayList<>(weak(values));
        List<Double> pvalues = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            pvalues.add(p(values, points, i));
        }
        while (!points.isEmpty()) {
            double worst = Collections.max(pvalues);
            if (worst < pvalue) {
                break;
            }
            int weakest = pvalues.indexOf(worst);
            points.remove(weakest);
            pvalues.remove(weakest);
            // Only the neighbours to the right are tested again, as there; the one to the left keeps its old p.
            for (int i = weakest; i < Math.min(weakest + 2, points.size()); i++) {
                pvalues.set(i, p(values, points, i));
            }
        }
        return points.stream().mapToInt(Integer::intValue).toArray();
    }

    private TreeSet<Integer> weak(double[] values) {
        TreeSet<Integer> points = new TreeSet<>();
        for (int start = 0; start < values.length; ) {
            int end = Math.min(start + window, values.length);
            List<Integer> found = inWindow(Arrays.copyOfRange(values, start, end));
            int last = 0;
            for (int point : found) {
                points.add(start + point);
                last = Math.max(last, start + point);
            }
            start = Math.max(last, start + window / 2);
        }
        return points;
    }

    private List<Integer> inWindow(double[] values) {
        EnergyDistance distance = new EnergyDistance(values);
        List<Integer> points = new ArrayList<>();
        while (true) {
            EnergyDistance.Candidate best = new EnergyDistance.Candidate(-1, 0);
            for (int i = 0; i <= points.size(); i++) {
                int from = start(points, i);
                int to = i < points.size() ? points.get(i) : values.length;
                EnergyDistance.Candidate candidate = distance.best(from, to);
                best = candidate.statistic() > best.statistic() ? candidate : best;
            }
            if (best.at() < 0) {
                return points;
            }
            int place = 0;
            while (place < points.size() && points.get(place) < best.at()) {
                place++;
            }
            int to = place < points.size() ? points.get(place) : values.length;
            if (p(values, start(points, place), best.at(), to) > RELAXATION * pvalue) {
                return points;
            }
            points.add(place, best.at());
        }
    }

    private static int start(List<Integer> points, int i) {
        return i == 0 ? 0 : points.get(i - 1);
    }

    private static int end(List<Integer> points, int i, int n) {
        return i + 1 < points.size() ? points.get(i + 1) : n;
    }

    private static double p(double[] values, List<Integer> points, int i) {
        return p(values, start(points, i), points.get(i), end(points, i, values.length));
    }

    /** Student's t with equal variances, from standard deviations that are divided by n, as there. */
    private static double p(double[] values, int from, int cut, int to) {
        double n = cut - from;
        double m = to - cut;
        if (n + m <= 2) {
            return 1;
        }
        double left = Arrays.stream(values, from, cut).average().orElseThrow();
        double right = Arrays.stream(values, cut, to).average().orElseThrow();
        double pooled = ((n - 1) * variance(values, from, cut, left) + (m - 1) * variance(values, cut, to, right))
                / (n + m - 2);
        if (pooled == 0) {
            return left == right ? 1 : 0;
        }
        double t = Math.abs(left - right) / Math.sqrt(pooled * (1 / n + 1 / m));
        return 2 * TDistribution.of(n + m - 2).survivalProbability(t);
    }

    private static double variance(double[] values, int from, int to, double mean) {
        return Arrays.stream(values, from, to).map(x -> (x - mean) * (x - mean)).sum() / (to - from);
    }
}
