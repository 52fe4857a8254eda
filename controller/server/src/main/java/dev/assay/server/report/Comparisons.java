package dev.assay.server.report;

import dev.assay.protocol.AccuracyReport;
import dev.assay.regression.accuracy.AccuracyChange;
import dev.assay.server.store.StoredJson;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * How the accuracy of variants differs from that of the models as they came. Answers are read as they are needed and few are kept:
 * those of ten thousand cells would not fit into a small controller. One transaction owns it.
 */
final class Comparisons {
    private static final int REFERENCES_KEPT = 16;

    private final Handle handle;
    private final Map<String, String> jobByRuntime = new HashMap<>();
    private final Map<String, String> jobByPlace = new HashMap<>();
    private final Map<String, AccuracyReport> references = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, AccuracyReport> eldest) {
            return size() > REFERENCES_KEPT;
        }
    };

    Comparisons(Handle handle, List<StoredCell> cells) {
        this.handle = handle;
        for (StoredCell cell : cells) {
            String job = cell.answersJob();
            if (cell.isReference() && job != null) {
                jobByRuntime.putIfAbsent(place(cell) + runtime(cell), job);
                jobByPlace.putIfAbsent(place(cell), job);
            }
        }
    }

    /** Against the reference with the same runtime settings, else against the first there is; null when there is none. */
    @Nullable
    AccuracyChange changeOf(StoredCell cell) {
        String job = cell.answersJob();
        String referenceJob = jobByRuntime.getOrDefault(place(cell) + runtime(cell), jobByPlace.get(place(cell)));
        return cell.isReference() || job == null || referenceJob == null
                ? null
                : AccuracyChange.between(references.computeIfAbsent(referenceJob, this::answers), answers(job));
    }

    private AccuracyReport answers(String job) {
        String json = handle.createQuery("select accuracy from session where job_id = ?")
                .bind(0, job)
                .mapTo(String.class)
                .one();
        return StoredJson.read(AccuracyReport.class, json);
    }

    private static String place(StoredCell cell) {
        return cell.model() + "\n" + cell.device() + "\n";
    }

    private static String runtime(StoredCell cell) {
        return cell.axes().get("provider") + " " + cell.axes().get("threads") + " "
                + cell.axes().get("batch");
    }
}
