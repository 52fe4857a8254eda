package dev.assay.influx.front;

import dev.assay.api.CellRow;
import dev.assay.influx.schema.BenchField;
import dev.assay.regression.summary.EnergySummary;
import dev.assay.regression.summary.Estimate;
import dev.assay.regression.summary.LatencySummary;
import dev.assay.regression.summary.MemorySummary;
import dev.assay.regression.summary.SessionSummary;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which cells a chart of accuracy against one cost joins with a line: those of a model on a device that no other one beats in both.
 * Compared are the figures alone, so that the line is a front for the eye; whether a variant is proven worthwhile, with everything
 * counted, is {@link CellRow#onParetoFront}. Stateless.
 */
public final class CostFronts {
    private static final List<BenchField> FIELDS =
            List.of(BenchField.FRONT_LATENCY, BenchField.FRONT_ENERGY, BenchField.FRONT_MEMORY, BenchField.FRONT_SIZE);

    private CostFronts() {}

    /**
     * For each front field 1 or 0, by index of the cell; a cell without accuracy or without that cost has no such field.
     *
     * @param cells of one campaign
     */
    public static Map<Integer, Map<BenchField, Long>> of(List<CellRow> cells) {
        Map<Integer, Map<BenchField, Long>> fronts = new TreeMap<>();
        for (BenchField field : FIELDS) {
            // Only those that can beat each other are compared: a campaign may have a hundred thousand cells.
            Map<List<String>, List<Point>> groups = cells.stream()
                    .flatMap(cell -> Point.of(cell, field).stream())
                    .collect(Collectors.groupingBy(Point::group));
            for (List<Point> group : groups.values()) {
                for (Point point : group) {
                    boolean isBeaten = group.stream().anyMatch(other -> other.beats(point));
                    fronts.computeIfAbsent(point.cell().index(), index -> new EnumMap<>(BenchField.class))
                            .put(field, isBeaten ? 0L : 1L);
                }
            }
        }
        return fronts;
    }

    private record Point(CellRow cell, double cost, double accuracy) {
        static List<Point> of(CellRow cell, BenchField field) {
            SessionSummary summary = cell.summary();
            if (summary == null || summary.accuracy() == null) {
                return List.of();
            }
            Double cost = cost(cell, summary, field);
            return cost == null
                    ? List.of()
                    : List.of(new Point(cell, cost, summary.accuracy().value()));
        }

        List<String> group() {
            return List.of(cell.model(), String.valueOf(cell.device()));
        }

        boolean beats(Point other) {
            return cost <= other.cost && accuracy >= other.accuracy && (cost < other.cost || accuracy > other.accuracy);
        }

        private static @Nullable Double cost(CellRow cell, SessionSummary summary, BenchField field) {
            if (field == BenchField.FRONT_SIZE) {
                return cell.artifact() == null ? null : (double) cell.artifact().bytes();
            }
            LatencySummary latency = summary.latency();
            EnergySummary energy = summary.energy();
            MemorySummary memory = summary.memory();
            Estimate estimate = null;
            if (field == BenchField.FRONT_LATENCY && latency != null) {
                estimate = latency.p50Seconds();
            } else if (field == BenchField.FRONT_ENERGY && energy != null) {
                estimate = energy.netJoules();
            } else if (field == BenchField.FRONT_MEMORY && memory != null) {
                estimate = memory.peakBytes();
            }
            return estimate == null ? null : estimate.value();
        }
    }
}
