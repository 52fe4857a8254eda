package dev.assay.server.job;

import dev.assay.server.store.StoredJson;
import dev.assay.sweep.DeviceSelector;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * An unsettled cell that no device is working on.
 *
 * @param axes as they are stored
 * @param meantFor the device that the sweep meant, when the cell was moved before
 * @param losses until now
 * @param wanted what its sweep says of devices
 */
record StrandedCell(
        long campaignSeq,
        int index,
        String model,
        String axes,
        @Nullable String meantFor,
        int losses,
        DeviceSelector wanted) {
    static final int NOTE_CHARACTERS_MAX = 1_000;

    static final String QUERY = """
            select cell.campaign_seq, cell.cell_index, cell.model, cell.axes, cell.meant_for, campaign.devices,
                   coalesce(job.losses, cell.losses) as losses
            from cell
            join campaign on campaign.seq = cell.campaign_seq
            left join job on job.id = cell.job_id
            where cell.device = ? and cell.outcome is null and (job.id is null or job.state = 'QUEUED' and job.device = cell.device)
            order by cell.campaign_seq, cell.cell_index
            """;

    static StrandedCell of(ResultSet row) throws SQLException {
        return new StrandedCell(
                row.getLong("campaign_seq"),
                row.getInt("cell_index"),
                row.getString("model"),
                row.getString("axes"),
                row.getString("meant_for"),
                row.getInt("losses"),
                StoredJson.read(DeviceSelector.class, row.getString("devices")));
    }
}
