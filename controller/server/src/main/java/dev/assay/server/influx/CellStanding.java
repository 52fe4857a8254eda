package dev.assay.server.influx;

import dev.assay.api.CellRow;
import dev.assay.influx.front.CostFronts;
import dev.assay.influx.schema.BenchField;
import dev.assay.regression.accuracy.AccuracyChange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What only the whole campaign says of a cell.
 *
 * @param change against the model as it came; null where there is nothing to compare
 * @param fronts the front fields that it has, 1 or 0
 */
record CellStanding(boolean isOnFront, @Nullable AccuracyChange change, Map<BenchField, Long> fronts) {
    /** Of all cells with figures, by index. */
    static Map<Integer, CellStanding> of(List<CellRow> cells) {
        Map<Integer, Map<BenchField, Long>> fronts = CostFronts.of(cells);
        Map<Integer, CellStanding> standings = new HashMap<>();
        for (CellRow cell : cells) {
            if (cell.summary() != null) {
                standings.put(
                        cell.index(),
                        new CellStanding(
                                cell.onParetoFront(),
                                cell.accuracyChange(),
                                fronts.getOrDefault(cell.index(), Map.of())));
            }
        }
        return standings;
    }
}
