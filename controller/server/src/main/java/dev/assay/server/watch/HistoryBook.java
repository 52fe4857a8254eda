package dev.assay.server.watch;

import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.SessionReport;
import dev.assay.regression.judgement.SameFigures;
import dev.assay.regression.summary.SessionSummary;
import dev.assay.regression.verdict.GatedMetric;
import dev.assay.server.artifact.Sha256;
import dev.assay.server.cell.CellAxes;
import dev.assay.server.gate.CellKey;
import dev.assay.server.store.StoredJson;
import dev.assay.server.variant.StoredRecipe;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Writes the history: a value for each figure of each measured cell. Thread-safe. */
public final class HistoryBook {
    /** Branches that begin so are Assay's own comparisons, and nobody's history. */
    public static final String RESERVED_BRANCH = "assay/";

    /**
     * The cells whose figures a session has. The second session of a gate confirms the first, perhaps on another device, and is no value of
     * its own.
     */
    private static final String CELLS = """
            select cell.campaign_seq, cell.cell_index, cell.model, cell.label, cell.axes, campaign.sweep, campaign.branch,
                   variant.recipe
            from cell
            join campaign on campaign.seq = cell.campaign_seq
            join variant on variant.seq = cell.variant_seq
            where cell.job_id = :job and cell.device = :device and cell.outcome is null
              and (campaign.branch is null or campaign.branch not like 'assay/%')
              and not exists (select 1 from gate_cell where gate_cell.second_job = :job)
            order by cell.campaign_seq, cell.cell_index
            """;

    private final InstantSource clock;
    private final String toolchain;

    /** @param toolchain version of the optimizers */
    public HistoryBook(InstantSource clock, String toolchain) {
        this.clock = clock;
        this.toolchain = toolchain;
    }

    private record MeasuredCell(
            long campaignSeq,
            int index,
            String model,
            String label,
            String axes,
            String sweep,
            String branch,
            String source) {
        static MeasuredCell of(ResultSet row) throws SQLException {
            String branch = row.getString("branch");
            return new MeasuredCell(
                    row.getLong("campaign_seq"),
                    row.getInt("cell_index"),
                    row.getString("model"),
                    row.getString("label"),
                    row.getString("axes"),
                    row.getString("sweep"),
                    branch == null ? "" : branch,
                    StoredJson.read(StoredRecipe.class, row.getString("recipe")).modelSha256());
        }

        String identity(String device) {
            String key = CellKey.of(model, StoredJson.read(CellAxes.class, axes).values());
            return Sha256.of(String.join("\n", "assay-history/1", sweep, branch, key, device));
        }
    }

    /**
     * Notes the figures of a session that gave some. Belongs into the transaction that stores it, before its cells are settled.
     *
     * @param artifact that was measured; of a paired session the candidate's
     */
    public void note(Handle handle, SessionReport report, ArtifactRef artifact, SessionSummary summary) {
        List<MeasuredCell> cells = handle.createQuery(CELLS)
                .bind("job", report.jobId())
                .bind("device", report.deviceId())
                .map((row, context) -> MeasuredCell.of(row))
                .list();
        SameFigures figures = new SameFigures(summary, artifact);
        for (MeasuredCell cell : cells) {
            for (GatedMetric metric : WatchedMetrics.ALL) {
                Double figure = figures.figure(metric);
                if (figure != null && Double.isFinite(figure)) {
                    note(handle, report, cell, metric, figure, artifact);
                }
            }
        }
    }

    private void note(
            Handle handle,
            SessionReport report,
            MeasuredCell cell,
            GatedMetric metric,
            double figure,
            ArtifactRef artifact) {
        long series = series(handle, cell, report.deviceId(), metric);
        // Campaigns that wait for the same session share it: one value, of the first of them.
        boolean isKnown = handle.createQuery("select 1 from history_value where series_id = ? and job_id = ?")
                .bind(0, series)
                .bind(1, report.jobId())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
        if (isKnown) {
            return;
        }
        long seq = handle.createUpdate("insert into history_value (series_id, campaign_seq, cell_index, job_id,"
                        + " measured_at, figure, source_sha256, artifact_sha256, toolchain, fingerprint)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, series)
                .bind(1, cell.campaignSeq())
                .bind(2, cell.index())
                .bind(3, report.jobId())
                .bind(4, clock.millis())
                .bind(5, figure)
                .bind(6, cell.source())
                .bind(7, artifact.sha256())
                .bind(8, toolchain)
                .bind(9, report.environment().fingerprint())
                .executeAndReturnGeneratedKeys("seq")
                .mapTo(Long.class)
                .one();
        handle.execute("update history_series set newest = ? where id = ?", seq, series);
    }

    private static long series(Handle handle, MeasuredCell cell, String device, GatedMetric metric) {
        String identity = cell.identity(device);
        Optional<Long> known = handle.createQuery(
                        "select id from history_series where cell_identity = ? and metric = ?")
                .bind(0, identity)
                .bind(1, metric.name())
                .mapTo(Long.class)
                .findOne();
        return known.orElseGet(() -> handle.createUpdate("insert into history_series (cell_identity, sweep, branch,"
                        + " model, variant, axes, device, metric, newest, examined, studied)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0)")
                .bind(0, identity)
                .bind(1, cell.sweep())
                .bind(2, cell.branch())
                .bind(3, cell.model())
                .bind(4, cell.label())
                .bind(5, cell.axes())
                .bind(6, device)
                .bind(7, metric.name())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
    }
}
