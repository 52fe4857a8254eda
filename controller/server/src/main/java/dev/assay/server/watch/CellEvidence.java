package dev.assay.server.watch;

import dev.assay.protocol.Environment;
import dev.assay.regression.admission.Unlikeness;
import dev.assay.regression.incident.Cell;
import dev.assay.server.store.StoredJson;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What changed between the last value of a cell before its step and the first after it.
 *
 * @param differences of the environments, for people; empty when they are alike
 * @param runtimeChange {@code onnxruntime 1.28.0 to 1.29.0}; null when it is the same
 * @param toolchainChange of the optimizers' version; null when it is the same
 */
record CellEvidence(
        Cell cell,
        boolean isSourceSame,
        boolean isArtifactSame,
        List<String> differences,
        @Nullable String runtimeChange,
        @Nullable String toolchainChange) {
    CellEvidence {
        differences = List.copyOf(differences);
    }

    /** From the tables. */
    static CellEvidence of(Handle handle, Cell cell, HistoryValue good, HistoryValue bad) {
        Optional<Environment> before = environment(handle, good);
        Optional<Environment> after = environment(handle, bad);
        boolean isKnown = before.isPresent() && after.isPresent();
        return new CellEvidence(
                cell,
                good.source().equals(bad.source()),
                good.artifact().equals(bad.artifact()),
                isKnown ? Unlikeness.between(before.get(), after.get()) : List.of(),
                isKnown ? runtimeChange(before.get(), after.get()) : null,
                good.toolchain().equals(bad.toolchain()) ? null : good.toolchain() + " to " + bad.toolchain());
    }

    private static Optional<Environment> environment(Handle handle, HistoryValue value) {
        return handle.createQuery("select environment from session where job_id = ?")
                .bind(0, value.jobId())
                .mapTo(String.class)
                .findOne()
                .map(json -> StoredJson.read(Environment.class, json));
    }

    private static @Nullable String runtimeChange(Environment before, Environment after) {
        return before.onnxRuntimeVersion().equals(after.onnxRuntimeVersion())
                ? null
                : "onnxruntime " + before.onnxRuntimeVersion() + " to " + after.onnxRuntimeVersion();
    }
}
