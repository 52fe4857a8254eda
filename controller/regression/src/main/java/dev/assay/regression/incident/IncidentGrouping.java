package dev.assay.regression.incident;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Puts changes of level together that are one event: the same direction, and at least one commit that all of them suspect.
 *
 * <p>Groups are made so that there are as few as can be: by the last commit of each range, a change joins the group that is open as long as its
 * range reaches back to it. The commits of a group are those that all its cells suspect, fewer than any one of them does.
 */
public final class IncidentGrouping {
    private IncidentGrouping() {}

    /**
     * The incidents behind these changes, the earliest first.
     *
     * @param watched all cells with a history over these commits, moved or not: only they tell what was spared
     */
    public static List<Incident> of(List<CellChange> changes, List<Cell> watched) {
        List<Incident> incidents = new ArrayList<>();
        for (boolean worse : new boolean[] {true, false}) {
            List<CellChange> sorted = changes.stream()
                    .filter(change -> change.worse() == worse)
                    .sorted(Comparator.comparingInt(
                            (CellChange change) -> change.commits().last()))
                    .toList();
            List<CellChange> group = new ArrayList<>();
            for (CellChange change : sorted) {
                if (!group.isEmpty()
                        && change.commits().first() > group.get(0).commits().last()) {
                    incidents.add(incident(group, watched));
                    group = new ArrayList<>();
                }
                group.add(change);
            }
            if (!group.isEmpty()) {
                incidents.add(incident(group, watched));
            }
        }
        incidents.sort(Comparator.comparingInt(
                (Incident incident) -> incident.commits().last()));
        return incidents;
    }

    private static Incident incident(List<CellChange> group, List<Cell> watched) {
        int first = group.stream()
                .mapToInt(change -> change.commits().first())
                .max()
                .orElseThrow();
        int last =
                group.stream().mapToInt(change -> change.commits().last()).min().orElseThrow();
        SortedMap<String, Integer> families = new TreeMap<>();
        group.forEach(change -> families.merge(change.cell().family(), 1, Integer::sum));
        List<Cell> moved = group.stream().map(CellChange::cell).distinct().toList();
        return new Incident(
                new CommitRange(first, last),
                group,
                group.get(0).worse(),
                CauseSearch.of(moved, watched),
                harmonicMean(group),
                families);
    }

    /**
     * The harmonic mean of the p-values times its correction for many of them, at most 1: cells of one device are not independent, for which
     * Fisher's product would be far too sure. See Wilson, The harmonic mean p-value (PNAS, 2019); times {@code e · ln n} it holds under any
     * dependence (Vovk and Wang, Biometrika, 2020).
     */
    private static double harmonicMean(List<CellChange> group) {
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double sum = 0;
        for (CellChange change : group) {
            sum += 1 / Math.max(Double.MIN_NORMAL, 2 * normal.survivalProbability(Math.abs(change.score())));
        }
        int n = group.size();
        double correction = n == 1 ? 1 : Math.max(2, Math.E * Math.log(n));
        return Math.min(1, correction * n / sum);
    }
}
