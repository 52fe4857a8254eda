package dev.assay.regression.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.assay.regression.watch.IndexRange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class IncidentGroupingTest {
    private final List<Cell> watched = new ArrayList<>();

    IncidentGroupingTest() {
        for (String model : List.of("resnet", "vit", "squeezenet")) {
            for (String recipe : List.of("fp32", "static-int8")) {
                for (String runtime : List.of("ort-cpu-1", "ort-cpu-4")) {
                    for (String unit : List.of("pi5-a", "pi5-b", "orin-a")) {
                        watched.add(new Cell(
                                model, recipe, runtime, unit, unit.substring(0, unit.length() - 2), "latency_p50"));
                    }
                }
            }
        }
    }

    @Test
    void everythingOnOneUnitAndNothingElsewhereIsTheDevice() {
        assertThat(causeOf(cell -> cell.unit().equals("pi5-b"))).isEqualTo(new Cause(Cause.Kind.DEVICE, "pi5-b", 1, 1));
    }

    @Test
    void fourFifthsOfAUnitAreEnoughForTheDeviceAndHalfAreNot() {
        List<CellChange> most = changes(cell -> cell.unit().equals("pi5-b")).subList(0, 10);
        List<CellChange> half = changes(cell -> cell.unit().equals("pi5-b")).subList(0, 6);

        assertThat(only(most).cause().kind()).isEqualTo(Cause.Kind.DEVICE);
        assertThat(only(half).cause().kind()).isNotEqualTo(Cause.Kind.DEVICE);
    }

    @Test
    void oneCellElsewhereClearsTheDevice() {
        List<CellChange> changes = new ArrayList<>(changes(cell -> cell.unit().equals("pi5-b")));
        changes.add(change(watched.get(0), 10, 14, 4));

        assertThat(only(changes).cause().kind()).isNotEqualTo(Cause.Kind.DEVICE);
    }

    @Test
    void causeIsWhatTheMovedCellsShareAndTheSparedDoNot() {
        assertThat(causeOf(cell -> cell.model().equals("vit")).kind()).isEqualTo(Cause.Kind.MODEL);
        assertThat(causeOf(cell -> cell.recipe().equals("static-int8")))
                .isEqualTo(new Cause(Cause.Kind.OPTIMIZER, "static-int8", 1, 1));
        assertThat(causeOf(cell -> cell.runtime().equals("ort-cpu-4")).kind()).isEqualTo(Cause.Kind.RUNTIME);
        assertThat(causeOf(cell -> cell.family().equals("pi5")).kind()).isEqualTo(Cause.Kind.FAMILY);
    }

    @Test
    void causeIsSeenThroughMissedAndChanceCells() {
        List<CellChange> changes = new ArrayList<>(changes(cell -> cell.recipe().equals("static-int8")));
        changes.subList(0, 4).clear();
        changes.add(change(watched.get(0), 8, 12, 4));

        assertThat(only(changes).cause().kind()).isEqualTo(Cause.Kind.OPTIMIZER);
    }

    @Test
    void scatteredCellsHaveNoKnownCause() {
        List<CellChange> changes = List.of(change(watched.get(0), 8, 12, 5), change(watched.get(19), 9, 13, 5));

        assertThat(only(changes).cause().kind()).isEqualTo(Cause.Kind.UNKNOWN);
    }

    @Test
    void singleWatchedCellBlamesNobody() {
        Cell cell = watched.get(0);

        List<Incident> incidents = IncidentGrouping.of(List.of(change(cell, 3, 5, 6)), List.of(cell));

        assertThat(incidents)
                .singleElement()
                .satisfies(incident -> assertThat(incident.cause().kind()).isEqualTo(Cause.Kind.UNKNOWN));
    }

    @Test
    void rangesOfAGroupNarrowEachOther() {
        Incident incident = only(List.of(
                change(watched.get(0), 4, 12, 4), change(watched.get(1), 8, 15, 5), change(watched.get(2), 2, 10, 6)));

        assertThat(incident.commits()).isEqualTo(new CommitRange(8, 10));
        assertThat(incident.cellsByFamily()).containsEntry("pi5", 2).containsEntry("orin", 1);
    }

    @Test
    void otherCommitsAndTheOtherDirectionAreOtherIncidents() {
        List<CellChange> changes = List.of(
                change(watched.get(0), 4, 8, 4),
                change(watched.get(1), 9, 12, 5),
                new CellChange(watched.get(2), new CommitRange(4, 8), false, -0.05, 5));

        assertThat(IncidentGrouping.of(changes, watched))
                .extracting(Incident::commits, Incident::worse)
                .containsExactly(
                        tuple(new CommitRange(4, 8), true),
                        tuple(new CommitRange(4, 8), false),
                        tuple(new CommitRange(9, 12), true));
    }

    @Test
    void evidenceOfOneIsItsOwnAndManyCountForMore() {
        Incident one = only(List.of(change(watched.get(0), 4, 8, 3)));
        Incident weaker = only(List.of(change(watched.get(0), 4, 8, 5), change(watched.get(1), 4, 8, 1)));

        // Two-sided normal tail beyond 3 and beyond 5.
        assertThat(one.evidence()).isCloseTo(0.0026998, within(1e-6));
        assertThat(weaker.evidence()).isCloseTo(2 * 2 * 5.733e-7, within(1e-8));
    }

    @Test
    void culpritIsBehindTheLastGoodValueAndNotBehindTheFirstBad() {
        int[] commits = {0, 4, 5, 9, 12};

        assertThat(CommitRange.of(new IndexRange(2, 3), commits)).isEqualTo(new CommitRange(5, 9));
        assertThat(CommitRange.of(new IndexRange(3, 3), commits)).isEqualTo(new CommitRange(6, 9));
        assertThat(CommitRange.of(new IndexRange(0, 1), commits)).isEqualTo(new CommitRange(0, 4));
        assertThat(new CommitRange(1, 3).and(new CommitRange(4, 5))).isEmpty();
    }

    private Cause causeOf(Predicate<Cell> moved) {
        return only(changes(moved)).cause();
    }

    private Incident only(List<CellChange> changes) {
        List<Incident> incidents = IncidentGrouping.of(changes, watched);
        assertThat(incidents).hasSize(1);
        return incidents.get(0);
    }

    private List<CellChange> changes(Predicate<Cell> moved) {
        return watched.stream()
                .filter(moved)
                .map(cell -> change(cell, 8, 12, 5))
                .toList();
    }

    private static CellChange change(Cell cell, int first, int last, double score) {
        return new CellChange(cell, new CommitRange(first, last), true, 0.05, score);
    }
}
