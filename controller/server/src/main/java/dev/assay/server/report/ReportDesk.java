package dev.assay.server.report;

import dev.assay.api.CampaignReport;
import dev.assay.api.CampaignState;
import dev.assay.api.CellRow;
import dev.assay.api.DeviceRow;
import dev.assay.protocol.CodeIdentity;
import dev.assay.server.device.Device;
import dev.assay.server.device.DeviceBook;
import dev.assay.server.device.DeviceView;
import dev.assay.server.gate.GateReport;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.FarmDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Puts the report of a campaign together; also while it runs. Thread-safe. */
public final class ReportDesk {
    private final FarmDatabase database;
    private final DeviceBook devices;
    private final DeviceView view;

    public ReportDesk(FarmDatabase database, DeviceBook devices, DeviceView view) {
        this.database = database;
        this.devices = devices;
        this.view = view;
    }

    /** Everything that is known of the campaign now. */
    public CampaignReport of(String campaignId) {
        return of(campaignId, true);
    }

    /**
     * What is known of the campaign now.
     *
     * @param isBuildTold whether each cell says what the optimizers did to each of its nodes; of a large campaign that is by far most
     */
    public CampaignReport of(String campaignId, boolean isBuildTold) {
        return report(
                campaignId,
                (handle, seq) -> handle.createQuery(StoredCell.QUERY).bind(0, seq),
                isBuildTold);
    }

    /**
     * As {@link #of(String)}, with this cell, the cells on its device and those with its variant alone: all that says something of it. Its findings
     * are of these cells.
     *
     * @param cellIndex when there is no such cell, the report has none
     */
    public CampaignReport around(String campaignId, int cellIndex) {
        return report(
                campaignId,
                (handle, seq) -> handle.createQuery(StoredCell.QUERY_AROUND)
                        .bind(0, seq)
                        .bind(1, seq)
                        .bind(2, cellIndex),
                true);
    }

    /** Which cells of a campaign, by its number. */
    private interface Selection {
        Query of(Handle handle, long campaignSeq);
    }

    private CampaignReport report(String campaignId, Selection selection, boolean isBuildTold) {
        return database.read(handle -> handle.createQuery("select * from campaign where id = ?")
                .bind(0, campaignId)
                .map((row, context) -> report(handle, row, selection, isBuildTold))
                .findOne()
                .orElseThrow(() -> ProblemException.notFound("there is no campaign " + campaignId)));
    }

    private CampaignReport report(Handle handle, ResultSet campaign, Selection selection, boolean isBuildTold)
            throws SQLException {
        List<Device> all = devices.all(handle);
        Set<String> connected =
                all.stream().filter(devices::isConnected).map(Device::name).collect(Collectors.toSet());
        List<StoredCell> cells = selection
                .of(handle, campaign.getLong("seq"))
                .map((row, context) -> StoredCell.of(row, connected))
                .list();
        Set<String> used =
                cells.stream().map(StoredCell::device).filter(Objects::nonNull).collect(Collectors.toSet());
        List<DeviceRow> deviceRows = view.rows(
                handle,
                all.stream().filter(device -> used.contains(device.name())).toList());
        Comparisons comparisons = new Comparisons(handle, cells);
        Judgements judgements = new Judgements(cells, comparisons, SweepLimits.of(campaign.getString("request")));
        GateReport gate = new GateReport(handle, campaign.getLong("seq"));
        return new CampaignReport(
                CampaignReport.FORMAT,
                campaign.getString("id"),
                campaign.getString("sweep"),
                CampaignState.valueOf(campaign.getString("state")),
                Instant.ofEpochMilli(campaign.getLong("created_at")).toString(),
                finishedAt(campaign),
                campaign.getString("revision"),
                campaign.getString("branch"),
                CodeIdentity.RELEASE,
                campaign.getLong("seed"),
                deviceRows,
                cells.stream()
                        .map(cell -> row(cell, judgements, gate, isBuildTold))
                        .toList(),
                gate.gate(),
                judgements.findings());
    }

    private static @Nullable String finishedAt(ResultSet campaign) throws SQLException {
        long millis = campaign.getLong("finished_at");
        return campaign.wasNull() ? null : Instant.ofEpochMilli(millis).toString();
    }

    private static CellRow row(StoredCell cell, Judgements judgements, GateReport gate, boolean isBuildTold) {
        StoredCell.StoredSession session = cell.session();
        return new CellRow(
                cell.index(),
                cell.model(),
                cell.label(),
                cell.variantId(),
                cell.axes(),
                cell.device(),
                cell.state(),
                cell.reason(),
                cell.owner(),
                cell.artifact(),
                isBuildTold ? cell.notes().actions() : List.of(),
                cell.notes().warnings(),
                cell.figures(),
                judgements.changeOf(cell),
                judgements.isOnFront(cell),
                session == null ? null : session.rawSha256(),
                cell.isSimulated(),
                cell.deviceNote(),
                gate.verdicts(cell.index()),
                gate.evidence(cell.index()));
    }
}
