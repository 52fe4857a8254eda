package dev.assay.server.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * One value of a history.
 *
 * @param seq grows with the time at which it came
 * @param campaignSeq its place: campaigns are counted along the branch
 * @param figure in the metric's base unit
 * @param source SHA-256 of the model as it was uploaded
 * @param artifact SHA-256 of what was measured
 * @param toolchain version of the optimizers
 * @param fingerprint of the environment that measured
 */
record HistoryValue(
        long seq,
        long campaignSeq,
        int cellIndex,
        String jobId,
        double figure,
        String source,
        String artifact,
        String toolchain,
        String fingerprint) {
    /** So many of a history are looked at: years of nights, and studied in a few milliseconds. */
    static final int VALUES_MAX = 1_000;

    static HistoryValue of(ResultSet row) throws SQLException {
        return new HistoryValue(
                row.getLong("seq"),
                row.getLong("campaign_seq"),
                row.getInt("cell_index"),
                row.getString("job_id"),
                row.getDouble("figure"),
                row.getString("source_sha256"),
                row.getString("artifact_sha256"),
                row.getString("toolchain"),
                row.getString("fingerprint"));
    }

    static HistoryValue get(Handle handle, long seq) {
        return handle.createQuery("select * from history_value where seq = ?")
                .bind(0, seq)
                .map((row, context) -> of(row))
                .one();
    }

    static double[] figures(List<HistoryValue> values) {
        return values.stream().mapToDouble(HistoryValue::figure).toArray();
    }

    /** The place of each: the number of its campaign. */
    static int[] places(List<HistoryValue> values) {
        return values.stream()
                .mapToInt(value -> Math.toIntExact(value.campaignSeq()))
                .toArray();
    }
}
