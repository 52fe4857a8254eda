package dev.assay.api;

import dev.assay.regression.accuracy.AccuracyChange;
import dev.assay.regression.summary.SessionSummary;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One cell of the matrix: one variant under one runtime setting on one device, with what came of it.
 *
 * @param index position in the sweep's order, from 0
 * @param variant what a table shows: {@code fp32}, {@code static-int8 rank=0.5}
 * @param variantId hash of the recipe; null for a cell that was skipped
 * @param axes in this order, canonical text of the value on every axis: quantization, sparsity, rank, distillation, provider, threads, batch
 * @param device null for a cell that was skipped, or for which no device was found
 * @param reason why there are no figures; null when there are
 * @param owner who must act; null when nothing failed
 * @param artifact the built model; null when there is none
 * @param build what the optimizers did, node by node; empty for the model as it came
 * @param summary the figures; null when there are none
 * @param accuracyChange against the same model's fp32 on the same device; null for fp32 itself and where there is none
 * @param onParetoFront whether no other variant of the same model on the same device is better in latency, memory, size, energy
 *     and accuracy
 * @param sessionSha256 the raw report with every sample, at {@code /api/v1/artifacts/{sha256}}; null when there is none
 * @param simulated whether the figures come from a seeded model of a device and not from a measurement
 * @param deviceNote why another device measured than the one that the sweep meant, and which; null when none did
 * @param verdicts of a gated campaign, as soon as the cell is settled; empty before, and where nothing is judged
 * @param evidence that the verdicts rest on; null where nothing is judged
 */
public record CellRow(
        int index,
        String model,
        String variant,
        @Nullable String variantId,
        Map<String, String> axes,
        @Nullable String device,
        CellState state,
        @Nullable String reason,
        @Nullable FailureOwner owner,
        @Nullable ArtifactRow artifact,
        List<BuildAction> build,
        List<String> buildWarnings,
        @Nullable SessionSummary summary,
        @Nullable AccuracyChange accuracyChange,
        boolean onParetoFront,
        @Nullable String sessionSha256,
        boolean simulated,
        @Nullable String deviceNote,
        List<VerdictRow> verdicts,
        @Nullable EvidenceRow evidence) {
    public CellRow {
        axes = Collections.unmodifiableMap(new LinkedHashMap<>(axes));
        build = List.copyOf(build);
        buildWarnings = List.copyOf(buildWarnings);
        verdicts = List.copyOf(verdicts);
    }
}
