package dev.assay.influx.front;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.ArtifactRow;
import dev.assay.api.CellRow;
import dev.assay.api.CellState;
import dev.assay.influx.schema.BenchField;
import dev.assay.regression.summary.AccuracySummary;
import dev.assay.regression.summary.Estimate;
import dev.assay.regression.summary.LatencySummary;
import dev.assay.regression.summary.SessionSummary;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CostFrontsTest {
    @Test
    void aCellThatIsSlowerAndNoMoreAccurateIsOffTheFront() {
        var fronts = CostFronts.of(
                List.of(cell(0, "m", "a", 2.0, 0.99), cell(1, "m", "a", 1.0, 0.98), cell(2, "m", "a", 1.5, 0.98)));

        assertThat(fronts.get(0)).containsEntry(BenchField.FRONT_LATENCY, 1L);
        assertThat(fronts.get(1)).containsEntry(BenchField.FRONT_LATENCY, 1L);
        assertThat(fronts.get(2)).containsEntry(BenchField.FRONT_LATENCY, 0L);
    }

    @Test
    void twoCellsWithTheSameFiguresStayBoth() {
        var fronts = CostFronts.of(List.of(cell(0, "m", "a", 1.0, 0.9), cell(1, "m", "a", 1.0, 0.9)));

        assertThat(fronts.values()).allMatch(front -> Long.valueOf(1).equals(front.get(BenchField.FRONT_LATENCY)));
    }

    @Test
    void anotherModelOrDeviceBeatsNobody() {
        var fronts = CostFronts.of(
                List.of(cell(0, "m", "a", 2.0, 0.9), cell(1, "n", "a", 1.0, 0.99), cell(2, "m", "b", 1.0, 0.99)));

        assertThat(fronts.values()).allMatch(front -> Long.valueOf(1).equals(front.get(BenchField.FRONT_LATENCY)));
    }

    @Test
    void eachCostHasItsOwnFrontAndNoneWhereItIsNotKnown() {
        var fronts = CostFronts.of(List.of(cell(0, "m", "a", 2.0, 0.9), cell(1, "m", "a", 1.0, 0.9)));

        // The files of these cells are as long as their index says.
        assertThat(fronts.get(0)).isEqualTo(Map.of(BenchField.FRONT_LATENCY, 0L, BenchField.FRONT_SIZE, 1L));
        assertThat(fronts.get(1)).isEqualTo(Map.of(BenchField.FRONT_LATENCY, 1L, BenchField.FRONT_SIZE, 0L));
    }

    @Test
    void aCellWithoutAccuracyIsOnNoFrontAndBeatsNobody() {
        var fronts = CostFronts.of(List.of(cell(0, "m", "a", 2.0, 0.9), cell(1, "m", "a", 1.0, null)));

        assertThat(fronts).containsOnlyKeys(0);
        assertThat(fronts.get(0)).containsEntry(BenchField.FRONT_LATENCY, 1L);
    }

    private static CellRow cell(int index, String model, String device, double seconds, @Nullable Double accuracy) {
        LatencySummary latency = new LatencySummary(new Estimate(seconds, null, 5), null, null, seconds, 100);
        AccuracySummary share = accuracy == null ? null : new AccuracySummary("top-1", 100, 0, accuracy);
        SessionSummary summary =
                new SessionSummary(5, List.of(), latency, null, null, null, 5, null, null, share, null, List.of());
        return new CellRow(
                index,
                model,
                "fp32",
                "id",
                Map.of(),
                device,
                CellState.MEASURED,
                null,
                null,
                new ArtifactRow("00", 100 + index),
                List.of(),
                List.of(),
                summary,
                null,
                false,
                null,
                false,
                null,
                List.of(),
                null);
    }
}
