package dev.assay.server.campaign;

import dev.assay.server.artifact.ArtifactStore;
import dev.assay.server.cell.CellBook;
import dev.assay.server.job.JobPlanner;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.variant.VariantBook;
import dev.assay.sweep.Sweep;
import dev.assay.sweep.expansion.DeviceOffer;
import dev.assay.sweep.expansion.SweepExpansion;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Expands sweeps into the cells of campaigns. Thread-safe. */
final class CampaignCells {
    private final VariantBook variants;
    private final ArtifactStore artifacts;
    private final CellBook cells;
    private final JobPlanner planner;
    private final String optimizerVersion;

    CampaignCells(
            VariantBook variants,
            ArtifactStore artifacts,
            CellBook cells,
            JobPlanner planner,
            String optimizerVersion) {
        this.variants = variants;
        this.artifacts = artifacts;
        this.cells = cells;
        this.planner = planner;
        this.optimizerVersion = optimizerVersion;
    }

    /**
     * The cells of a sweep on these devices; without any, as long as none is known.
     *
     * @throws ProblemException when there are more than can even be counted
     */
    static SweepExpansion expand(Sweep sweep, List<DeviceOffer> offers) {
        try {
            return offers.isEmpty() ? new SweepExpansion(sweep) : new SweepExpansion(sweep, offers);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(String.valueOf(e.getMessage()));
        }
    }

    /** Writes them, wants their variants, and plans what can be planned. Belongs into a transaction behind the gate. */
    void write(Handle handle, long campaignSeq, String campaignId, boolean isFresh, SweepExpansion expansion) {
        new CellWriter(handle, campaignSeq, isFresh ? campaignId : "", variants, artifacts, optimizerVersion)
                .write(expansion);
        planner.planCampaign(handle, campaignSeq);
        cells.finishCampaigns(handle);
    }
}
