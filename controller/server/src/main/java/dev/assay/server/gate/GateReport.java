package dev.assay.server.gate;

import dev.assay.api.ArtifactRow;
import dev.assay.api.BaselineMove;
import dev.assay.api.EvidenceRow;
import dev.assay.api.GateRow;
import dev.assay.api.VerdictRow;
import dev.assay.protocol.PairBlock;
import dev.assay.server.store.StoredJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What the report of a gated campaign says of its verdicts. One transaction owns it. */
public final class GateReport {
    private final Handle handle;
    private final long campaignSeq;
    private final Map<Integer, List<VerdictRow>> verdicts = new HashMap<>();
    private final Map<Integer, EvidenceRow> evidence = new HashMap<>();

    /** Of any campaign: one that is not gated has none. */
    public GateReport(Handle handle, long campaignSeq) {
        this.handle = handle;
        this.campaignSeq = campaignSeq;
        CampaignGate.find(handle, campaignSeq).ifPresent(this::read);
    }

    private void read(CampaignGate gate) {
        StoredVerdicts.ofCells(handle, campaignSeq, gate.sweep(), 0, Integer.MAX_VALUE)
                .forEach((index, given) -> verdicts.put(
                        index, given.stream().map(StoredVerdicts.Given::row).toList()));
        handle.createQuery("select gate_cell.*, one.raw_sha256 as first_sha256, two.raw_sha256 as second_sha256"
                        + " from gate_cell left join session one on one.job_id = gate_cell.first_job"
                        + " left join session two on two.job_id = gate_cell.second_job"
                        + " where gate_cell.campaign_seq = ?")
                .bind(0, campaignSeq)
                .map((row, context) -> Map.entry(row.getInt("cell_index"), evidence(row, gate)))
                .forEach(entry -> evidence.put(entry.getKey(), entry.getValue()));
    }

    private static EvidenceRow evidence(ResultSet row, CampaignGate gate) throws SQLException {
        return new EvidenceRow(
                new ArtifactRow(row.getString("baseline_sha256"), row.getLong("baseline_bytes")),
                gate.baselineCampaignId(),
                row.getString("inputs_sha256"),
                Stream.of(row.getString("first_sha256"), row.getString("second_sha256"))
                        .filter(Objects::nonNull)
                        .toList(),
                row.getBoolean("is_canary"));
    }

    /** The verdicts of a cell; empty before they are final. */
    public List<VerdictRow> verdicts(int cellIndex) {
        return verdicts.getOrDefault(cellIndex, List.of());
    }

    /** What they rest on; null where a cell is compared with nothing. */
    public @Nullable EvidenceRow evidence(int cellIndex) {
        return evidence.get(cellIndex);
    }

    /** How the campaign is judged; null when it is not. */
    public @Nullable GateRow gate() {
        return handle.createQuery("select * from campaign_gate where campaign_seq = ?")
                .bind(0, campaignSeq)
                .map((row, context) -> gate(row))
                .findOne()
                .orElse(null);
    }

    private GateRow gate(ResultSet row) throws SQLException {
        long baseline = row.getLong("baseline_seq");
        boolean isNone = row.wasNull();
        double secondsMax = row.getDouble("device_seconds_max");
        boolean isUnlimited = row.wasNull();
        return new GateRow(
                row.getString("branch"),
                isNone ? null : BaselineBook.get(handle, baseline),
                BaselineMove.valueOf(row.getString("move")),
                row.getBoolean("is_moved"),
                row.getInt("verdicts_primary"),
                row.getDouble("false_alarm_rate"),
                row.getInt("expected_pairs"),
                row.getDouble("expected_seconds"),
                isUnlimited ? null : secondsMax,
                sum("select coalesce(sum(pair_session.tried), 0) from pair_session join job on job.id ="
                                + " pair_session.job_id where job.campaign_seq = ?")
                        + PairBlock.PAIRS
                                * sum("select count(*) from pair_block join job on job.id = pair_block.job_id"
                                        + " and job.token = pair_block.token where job.campaign_seq = ?"),
                usedSeconds(),
                StoredJson.read(GateBook.Notes.class, row.getString("notes")).texts());
    }

    private int sum(String query) {
        return handle.createQuery(query)
                .bind(0, campaignSeq)
                .mapTo(Integer.class)
                .one();
    }

    private double usedSeconds() {
        return handle.createQuery("select coalesce(sum(session.seconds), 0) from session join job"
                        + " on job.id = session.job_id where job.campaign_seq = ?")
                .bind(0, campaignSeq)
                .mapTo(Double.class)
                .one();
    }
}
