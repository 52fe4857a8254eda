package dev.assay.server.look;

import dev.assay.api.ArtifactRow;
import dev.assay.api.CampaignReport;
import dev.assay.api.CellElsewhere;
import dev.assay.api.CellRow;
import dev.assay.api.CellView;
import dev.assay.api.DeviceRow;
import dev.assay.api.LineageRow;
import dev.assay.protocol.ModelProfile;
import dev.assay.server.artifact.ArtifactStore;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.report.ReportDesk;
import dev.assay.server.store.FarmDatabase;
import dev.assay.server.store.StoredJson;
import dev.assay.server.variant.StoredRecipe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Tells all that is known of one cell. Thread-safe. */
public final class CellDesk {
    private final FarmDatabase database;
    private final ReportDesk reports;
    private final ArtifactStore artifacts;

    public CellDesk(FarmDatabase database, ReportDesk reports, ArtifactStore artifacts) {
        this.database = database;
        this.reports = reports;
        this.artifacts = artifacts;
    }

    /**
     * The cell as it is now.
     *
     * @throws ProblemException when there is no such campaign or cell (404)
     */
    public CellView of(String campaignId, int index) {
        // Which cells no other dominates is only known beside the others.
        CampaignReport report = reports.around(campaignId, index);
        CellRow cell = report.cells().stream()
                .filter(row -> row.index() == index)
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("campaign " + campaignId + " has no cell " + index));
        Stored stored = database.read(handle -> stored(handle, campaignId, index));
        return new CellView(
                report.campaignId(),
                report.sweep(),
                report.state(),
                report.createdAt(),
                report.revision(),
                report.branch(),
                report.assayVersion(),
                cell,
                device(report, cell),
                stored.recipe() == null ? null : lineage(stored.recipe(), cell.artifact()),
                stored.profile(),
                elsewhere(report, cell));
    }

    private record Stored(
            @Nullable StoredRecipe recipe, @Nullable ModelProfile profile) {}

    private static Stored stored(Handle handle, String campaignId, int index) {
        return handle.createQuery("""
                        select variant.recipe, session.profile
                        from cell
                        join campaign on campaign.seq = cell.campaign_seq
                        left join variant on variant.seq = cell.variant_seq
                        left join session on session.job_id = cell.job_id
                        where campaign.id = ? and cell.cell_index = ?
                        """)
                .bind(0, campaignId)
                .bind(1, index)
                .map((row, context) -> {
                    String recipe = row.getString("recipe");
                    String profile = row.getString("profile");
                    return new Stored(
                            recipe == null ? null : StoredJson.read(StoredRecipe.class, recipe),
                            profile == null ? null : StoredJson.read(ModelProfile.class, profile));
                })
                .one();
    }

    private LineageRow lineage(StoredRecipe recipe, @Nullable ArtifactRow artifact) {
        return new LineageRow(
                recipe.modelSha256(),
                bytes(recipe.modelSha256()),
                recipe.calibrationSha256(),
                RecipeSteps.of(recipe),
                artifact);
    }

    private @Nullable Long bytes(String sha256) {
        Optional<Path> file = artifacts.find(sha256);
        try {
            return file.isEmpty() ? null : Files.size(file.get());
        } catch (NoSuchFileException e) {
            // It was cleared away between the two looks.
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable DeviceRow device(CampaignReport report, CellRow cell) {
        return report.devices().stream()
                .filter(device -> device.name().equals(cell.device()))
                .findFirst()
                .orElse(null);
    }

    private static List<CellElsewhere> elsewhere(CampaignReport report, CellRow cell) {
        if (cell.variantId() == null) {
            return List.of();
        }
        return report.cells().stream()
                .filter(other -> other.index() != cell.index()
                        && Objects.equals(other.variantId(), cell.variantId())
                        && other.axes().equals(cell.axes()))
                .map(other -> new CellElsewhere(
                        other.index(),
                        other.device(),
                        other.state(),
                        other.reason(),
                        other.simulated(),
                        other.summary()))
                .toList();
    }
}
