package dev.assay.regression.incident;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the label that sets moved cells apart from spared ones.
 *
 * <p>A device is to blame when at least {@value #DEVICE_SHARE} of its cells moved and none elsewhere, and when there is an elsewhere. Otherwise each
 * value of each label is a suspect, and the one with the largest harmonic mean of "how many of its cells moved" and "how many of the moved cells are
 * its" wins. Among equals the narrower explanation wins, in the order of {@link Cause.Kind}. A label that all watched cells share explains nothing.
 */
final class CauseSearch {
    static final double DEVICE_SHARE = 0.8;
    /** A weaker suspect is none. */
    static final double STRENGTH_MIN = 0.6;

    private CauseSearch() {}

    static Cause of(List<Cell> moved, List<Cell> watched) {
        List<Cell> all =
                Stream.concat(watched.stream(), moved.stream()).distinct().toList();
        List<Cause> suspects = new ArrayList<>();
        for (Cause.Kind kind : Cause.Kind.values()) {
            moved.stream().map(kind::of).distinct().sorted().forEach(value -> {
                Cause suspect = suspect(kind, value, moved, all);
                if (isPossible(suspect, all)) {
                    suspects.add(suspect);
                }
            });
        }
        return suspects.stream()
                .max(Comparator.comparingDouble(Cause::strength).thenComparing(Cause::kind, Comparator.reverseOrder()))
                .filter(cause -> cause.strength() >= STRENGTH_MIN)
                .orElse(new Cause(Cause.Kind.UNKNOWN, "", moved.size() / (double) all.size(), 1));
    }

    private static Cause suspect(Cause.Kind kind, String value, List<Cell> moved, List<Cell> all) {
        double with = all.stream().filter(cell -> kind.of(cell).equals(value)).count();
        double both = moved.stream().filter(cell -> kind.of(cell).equals(value)).count();
        return new Cause(kind, value, both / with, both / moved.size());
    }

    private static boolean isPossible(Cause suspect, List<Cell> all) {
        boolean isElsewhere =
                all.stream().anyMatch(cell -> !suspect.kind().of(cell).equals(suspect.value()));
        return switch (suspect.kind()) {
            case UNKNOWN -> false;
            case DEVICE -> isElsewhere && suspect.explained() == 1 && suspect.moved() >= DEVICE_SHARE;
            case MODEL, OPTIMIZER, RUNTIME, FAMILY, METRIC -> isElsewhere;
        };
    }
}
