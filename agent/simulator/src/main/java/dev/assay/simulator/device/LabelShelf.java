package dev.assay.simulator.device;

import dev.assay.dataset.Dataset;
import dev.assay.dataset.DatasetException;
import dev.assay.simulator.model.SessionModel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The expected answers of the test sets used last, read once for all devices. Thread-safe. */
public final class LabelShelf {
    private static final int DATA_SETS_MAX = 16;

    private final Map<String, Optional<SessionModel.Expected>> bySha256 = new LinkedHashMap<>();

    /** The labels in this file; empty when it has none that can be read. */
    synchronized Optional<SessionModel.Expected> labels(String sha256, Path file) {
        Optional<SessionModel.Expected> known = bySha256.remove(sha256);
        Optional<SessionModel.Expected> labels = known == null ? read(sha256, file) : known;
        if (bySha256.size() == DATA_SETS_MAX) {
            bySha256.remove(bySha256.keySet().iterator().next());
        }
        // Behind all others: it was used last.
        bySha256.put(sha256, labels);
        return labels;
    }

    private static Optional<SessionModel.Expected> read(String sha256, Path file) {
        try (Dataset data = Dataset.open(file)) {
            return Optional.of(new SessionModel.Expected(sha256, data.labels()));
        } catch (DatasetException e) {
            return Optional.empty();
        }
    }
}
