package dev.assay.server.report;

import dev.assay.api.ArtifactRow;
import dev.assay.regression.pareto.Objective;
import dev.assay.regression.pareto.ParetoFront;
import dev.assay.regression.summary.Estimate;
import dev.assay.regression.summary.LatencySummary;
import dev.assay.regression.summary.SessionSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Which cells no other dominates, among those of the same model and batch on the same device: a batch of eight is slower than one,
 * but it is no worse variant. A figure that one of them lacks is left out for all of them.
 */
final class Fronts {
    private final Set<Integer> onFront = new HashSet<>();

    Fronts(List<StoredCell> cells) {
        Map<String, List<StoredCell>> groups = new HashMap<>();
        for (StoredCell cell : cells) {
            if (latency(cell).isPresent()) {
                String group =
                        cell.model() + "\n" + cell.device() + "\n" + cell.axes().get("batch");
                groups.computeIfAbsent(group, key -> new ArrayList<>()).add(cell);
            }
        }
        groups.values().forEach(this::judge);
    }

    /** Whether no other variant is better in everything. */
    boolean holds(StoredCell cell) {
        return onFront.contains(cell.index());
    }

    private void judge(List<StoredCell> group) {
        List<List<Objective>> points = new ArrayList<>();
        group.forEach(cell -> points.add(new ArrayList<>()));
        List<Function<StoredCell, Optional<Objective>>> figures =
                List.of(Fronts::latency, Fronts::memory, Fronts::size, Fronts::energy, Fronts::wrongAnswers);
        for (Function<StoredCell, Optional<Objective>> figure : figures) {
            List<Optional<Objective>> column = group.stream().map(figure).toList();
            if (column.stream().allMatch(Optional::isPresent)) {
                for (int i = 0; i < points.size(); i++) {
                    points.get(i).add(column.get(i).orElseThrow());
                }
            }
        }
        ParetoFront.of(points).forEach(i -> onFront.add(group.get(i).index()));
    }

    private static Optional<Objective> latency(StoredCell cell) {
        return figures(cell)
                .map(SessionSummary::latency)
                .map(LatencySummary::p50Seconds)
                .map(Fronts::objective);
    }

    private static Optional<Objective> memory(StoredCell cell) {
        return figures(cell).map(SessionSummary::memory).map(memory -> objective(memory.peakBytes()));
    }

    private static Optional<Objective> size(StoredCell cell) {
        return Optional.ofNullable(cell.artifact()).map(ArtifactRow::bytes).map(bytes -> Objective.of(bytes, null));
    }

    private static Optional<Objective> energy(StoredCell cell) {
        return figures(cell)
                .map(SessionSummary::energy)
                .map(energy -> energy.grossJoules())
                .map(Fronts::objective);
    }

    private static Optional<Objective> wrongAnswers(StoredCell cell) {
        return figures(cell)
                .map(SessionSummary::accuracy)
                .map(accuracy -> Objective.ofWrongAnswers(accuracy.value(), accuracy.examples()));
    }

    private static Optional<SessionSummary> figures(StoredCell cell) {
        return Optional.ofNullable(cell.figures());
    }

    private static Objective objective(Estimate estimate) {
        return Objective.of(estimate.value(), estimate.halfWidth());
    }
}
