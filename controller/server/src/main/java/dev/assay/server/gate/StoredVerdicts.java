package dev.assay.server.gate;

import dev.assay.api.VerdictRow;
import dev.assay.api.WaiverRow;
import dev.assay.regression.judgement.JudgedMetric;
import dev.assay.server.store.StoredJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Verdicts of settled cells, as they were given, with the waivers that were good then. */
public final class StoredVerdicts {
    private StoredVerdicts() {}

    /** One verdict, and when it was given. */
    public record Given(VerdictRow row, Instant at) {}

    /**
     * By cell, in the order of metrics; cells without any are not in it.
     *
     * @param first index of a cell
     * @param last index of a cell, included
     */
    public static Map<Integer, List<Given>> ofCells(
            Handle handle, long campaignSeq, String sweep, int first, int last) {
        List<WaiverRow> waivers = WaiverBook.ofSweep(handle, sweep);
        Map<Integer, List<Given>> verdicts = new HashMap<>();
        handle.createQuery("select verdict.cell_index, verdict.judged, verdict.judged_at, cell.model, cell.label,"
                        + " cell.device from verdict join cell on cell.campaign_seq = verdict.campaign_seq"
                        + " and cell.cell_index = verdict.cell_index"
                        + " where verdict.campaign_seq = ? and verdict.cell_index between ? and ?"
                        + " and cell.outcome is not null order by verdict.cell_index, verdict.place")
                .bind(0, campaignSeq)
                .bind(1, first)
                .bind(2, last)
                .map((row, context) -> Map.entry(row.getInt("cell_index"), given(row, waivers)))
                .forEach(entry -> verdicts.computeIfAbsent(entry.getKey(), index -> new ArrayList<>())
                        .add(entry.getValue()));
        return verdicts;
    }

    private static Given given(ResultSet row, List<WaiverRow> waivers) throws SQLException {
        JudgedMetric judged = StoredJson.read(JudgedMetric.class, row.getString("judged"));
        Instant at = Instant.ofEpochMilli(row.getLong("judged_at"));
        String model = row.getString("model");
        String variant = row.getString("label");
        String device = row.getString("device");
        WaiverRow waiver = waivers.stream()
                .filter(known ->
                        known.covers(model, variant, device, judged.verdict().metric(), at))
                .findFirst()
                .orElse(null);
        VerdictRow verdict = new VerdictRow(
                judged.verdict(),
                judged.baselineFigure(),
                judged.candidateFigure(),
                judged.notes(),
                judged.verdict().blocks() ? waiver : null);
        return new Given(verdict, at);
    }
}
