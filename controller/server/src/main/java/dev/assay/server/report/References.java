package dev.assay.server.report;

import dev.assay.protocol.AccuracyReport;
import dev.assay.regression.accuracy.AccuracyChange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The models as they came, one per model and device, and how the others' accuracy differs from theirs. */
final class References {
    private final Map<String, AccuracyReport> exact = new HashMap<>();
    private final Map<String, AccuracyReport> any = new HashMap<>();

    References(List<StoredCell> cells) {
        for (StoredCell cell : cells) {
            AccuracyReport answers = cell.answers();
            if (cell.isReference() && answers != null) {
                exact.putIfAbsent(place(cell) + "\n" + runtime(cell), answers);
                any.putIfAbsent(place(cell), answers);
            }
        }
    }

    /** Against the reference with the same runtime settings, else against the first there is; null when there is none. */
    @Nullable
    AccuracyChange changeOf(StoredCell cell) {
        AccuracyReport answers = cell.answers();
        if (cell.isReference() || answers == null) {
            return null;
        }
        AccuracyReport reference = exact.getOrDefault(place(cell) + "\n" + runtime(cell), any.get(place(cell)));
        return reference == null ? null : AccuracyChange.between(reference, answers);
    }

    private static String place(StoredCell cell) {
        return cell.model() + "\n" + cell.device();
    }

    private static String runtime(StoredCell cell) {
        return cell.axes().get("provider") + " " + cell.axes().get("threads") + " "
                + cell.axes().get("batch");
    }
}
