package dev.assay.server.watch;

import dev.assay.api.CauseRow;
import dev.assay.api.CauseRow.Basis;
import dev.assay.regression.incident.Cause;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The cause of an incident. What changed in bytes says more than which cells moved: the same artifact in another environment is not the model's
 * fault. Where several things changed at once, the cells that did not move decide ({@link Cause}).
 */
final class LikelyCause {
    private LikelyCause() {}

    /**
     * Of one incident.
     *
     * @param byContrast what sets the moved cells apart from the spared ones
     * @param moved the cells whose values on both sides are known
     * @param cells that moved, those without a value before included
     * @param watched how many cells have a history over these commits
     */
    static CauseRow of(Cause byContrast, List<CellEvidence> moved, int cells, int watched) {
        List<String> facts = facts(moved, cells, watched);
        if (moved.isEmpty() || moved.size() < cells) {
            return new CauseRow(byContrast.kind(), byContrast.value(), Basis.CONTRAST, facts);
        }
        boolean isArtifactSame = moved.stream().allMatch(CellEvidence::isArtifactSame);
        boolean isArtifactOther = moved.stream().noneMatch(CellEvidence::isArtifactSame);
        boolean isEnvironmentSame =
                moved.stream().allMatch(cell -> cell.differences().isEmpty());
        if (isArtifactSame) {
            return sameArtifacts(byContrast, moved, facts);
        }
        if (isArtifactOther && isEnvironmentSame) {
            return otherArtifacts(byContrast, moved, facts);
        }
        return new CauseRow(byContrast.kind(), byContrast.value(), Basis.CONTRAST, facts);
    }

    private static CauseRow sameArtifacts(Cause byContrast, List<CellEvidence> moved, List<String> facts) {
        SortedSet<String> units = names(moved, cell -> cell.cell().unit());
        SortedSet<String> runtimes = new TreeSet<>();
        moved.forEach(cell -> runtimes.add(cell.runtimeChange() == null ? "" : cell.runtimeChange()));
        if (runtimes.size() == 1 && !runtimes.first().isEmpty()) {
            return new CauseRow(Cause.Kind.RUNTIME, runtimes.first(), Basis.CHANGED, facts);
        }
        if (units.size() == 1) {
            return new CauseRow(Cause.Kind.DEVICE, units.first(), Basis.CHANGED, facts);
        }
        return switch (byContrast.kind()) {
            case DEVICE, RUNTIME, FAMILY, METRIC ->
                new CauseRow(byContrast.kind(), byContrast.value(), Basis.CONTRAST, facts);
            // Bytes that did not change explain nothing.
            case MODEL, OPTIMIZER, UNKNOWN -> new CauseRow(Cause.Kind.UNKNOWN, "", Basis.CHANGED, facts);
        };
    }

    private static CauseRow otherArtifacts(Cause byContrast, List<CellEvidence> moved, List<String> facts) {
        SortedSet<String> models = names(moved, cell -> cell.cell().model());
        if (moved.stream().allMatch(CellEvidence::isSourceSame)) {
            SortedSet<String> toolchains = new TreeSet<>();
            moved.forEach(cell -> toolchains.add(cell.toolchainChange() == null ? "" : cell.toolchainChange()));
            String change = toolchains.size() == 1 ? toolchains.first() : "";
            String recipes = String.join(", ", names(moved, cell -> cell.cell().recipe()));
            return new CauseRow(Cause.Kind.OPTIMIZER, change.isEmpty() ? recipes : change, Basis.CHANGED, facts);
        }
        if (models.size() == 1 && moved.stream().noneMatch(CellEvidence::isSourceSame)) {
            return new CauseRow(Cause.Kind.MODEL, models.first(), Basis.CHANGED, facts);
        }
        return new CauseRow(byContrast.kind(), byContrast.value(), Basis.CONTRAST, facts);
    }

    private static List<String> facts(List<CellEvidence> moved, int cells, int watched) {
        List<String> facts = new ArrayList<>();
        facts.add(cells + " of " + watched + " watched figures moved" + (moved.isEmpty() ? "" : ": " + scope(moved)));
        count(moved, cell -> !cell.isSourceSame()).ifPositive("the model as uploaded is another one", facts);
        count(moved, cell -> cell.isSourceSame() && !cell.isArtifactSame())
                .ifPositive("the same model gave another artifact", facts);
        count(moved, CellEvidence::isArtifactSame).ifPositive("the artifact is the same", facts);
        names(moved, cell -> cell.toolchainChange() == null ? "" : cell.toolchainChange()).stream()
                .filter(change -> !change.isEmpty())
                .forEach(change -> facts.add("optimizers: " + change));
        SortedSet<String> differences = new TreeSet<>();
        moved.forEach(cell -> cell.differences()
                .forEach(difference ->
                        differences.add("environment of " + cell.cell().unit() + ": " + difference)));
        facts.addAll(differences);
        if (!moved.isEmpty() && differences.isEmpty()) {
            facts.add("the environment is the same");
        }
        return facts;
    }

    private static String scope(List<CellEvidence> moved) {
        return "models " + String.join(", ", names(moved, cell -> cell.cell().model())) + "; devices "
                + String.join(", ", names(moved, cell -> cell.cell().unit())) + "; metrics "
                + String.join(", ", names(moved, cell -> cell.cell().metric()));
    }

    private static SortedSet<String> names(Collection<CellEvidence> moved, Function<CellEvidence, String> name) {
        SortedSet<String> names = new TreeSet<>();
        moved.forEach(cell -> names.add(name.apply(cell)));
        return names;
    }

    private record Count(long some, int all) {
        void ifPositive(String what, List<String> facts) {
            if (some > 0) {
                facts.add(String.format(Locale.ROOT, "%s in %d of %d", what, some, all));
            }
        }
    }

    private static Count count(List<CellEvidence> moved, Predicate<CellEvidence> which) {
        return new Count(moved.stream().filter(which).count(), moved.size());
    }
}
