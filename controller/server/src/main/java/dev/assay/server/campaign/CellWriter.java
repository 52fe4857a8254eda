package dev.assay.server.campaign;

import dev.assay.api.CellState;
import dev.assay.server.artifact.ArtifactStore;
import dev.assay.server.cell.CellAxes;
import dev.assay.server.store.StoredJson;
import dev.assay.server.variant.StoredRecipe;
import dev.assay.server.variant.VariantBook;
import dev.assay.sweep.VariantId;
import dev.assay.sweep.VariantRecipe;
import dev.assay.sweep.expansion.Cell;
import dev.assay.sweep.expansion.Skip;
import dev.assay.sweep.expansion.SweepExpansion;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Writes the cells of one campaign into the tables, and wants their variants. Used once, within one transaction. */
final class CellWriter {
    private static final int BATCH = 500;

    private final Handle handle;
    private final long campaignSeq;
    private final String scope;
    private final VariantBook variants;
    private final ArtifactStore artifacts;
    private final String optimizerVersion;
    private final Map<VariantId, Long> seqs = new HashMap<>();
    private final Map<String, Integer> modelOrders = new HashMap<>();

    /** @param scope empty, or the campaign when it wants builds and measurements of its own */
    CellWriter(
            Handle handle,
            long campaignSeq,
            String scope,
            VariantBook variants,
            ArtifactStore artifacts,
            String optimizerVersion) {
        this.handle = handle;
        this.campaignSeq = campaignSeq;
        this.scope = scope;
        this.variants = variants;
        this.artifacts = artifacts;
        this.optimizerVersion = optimizerVersion;
    }

    void write(SweepExpansion expansion) {
        try (PreparedBatch batch = handle.prepareBatch(
                "insert into cell (campaign_seq, cell_index, model, model_order, variant_order, label, axes, terms,"
                        + " variant_seq, device, outcome, reason) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Iterator<Cell> cells = expansion.iterator(); cells.hasNext(); ) {
                add(batch, cells.next(), expansion);
                if (batch.size() == BATCH) {
                    batch.execute();
                }
            }
            if (batch.size() > 0) {
                batch.execute();
            }
        }
    }

    private void add(PreparedBatch batch, Cell cell, SweepExpansion expansion) {
        Skip skip = cell.skip();
        batch.bind(0, campaignSeq)
                .bind(1, cell.index())
                .bind(2, cell.model().name())
                .bind(3, modelOrders.computeIfAbsent(cell.model().name(), name -> modelOrders.size()))
                .bind(4, cell.recipe().equals(VariantRecipe.FP32) ? 0 : 1)
                .bind(5, cell.recipe().label())
                .bind(6, StoredJson.write(new CellAxes(cell.axes())))
                .bind(7, skip == null ? terms(cell, expansion) : null)
                .bind(8, skip == null ? variantSeq(cell) : null)
                .bind(9, skip == null ? cell.device() : null)
                .bind(10, skip == null ? null : CellState.SKIPPED.name())
                .bind(11, skip == null ? null : reason(skip))
                .add();
    }

    private static String reason(Skip skip) {
        return skip.reason() + "; " + skip.kind().remedy();
    }

    private String terms(Cell cell, SweepExpansion expansion) {
        return StoredJson.write(MeasureTerms.of(cell, expansion.sweep().measure(), artifacts));
    }

    private @Nullable Long variantSeq(Cell cell) {
        return seqs.computeIfAbsent(
                cell.variantId(optimizerVersion),
                id -> variants.want(handle, id, scope, MeasureTerms.label(cell), StoredRecipe.of(cell)));
    }
}
