package dev.assay.server.gate;

import dev.assay.protocol.Task;
import dev.assay.server.cell.CellAxes;
import dev.assay.server.cell.CellTerms;
import dev.assay.server.store.StoredJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a cell that is to be judged.
 *
 * @param variant as a table shows it
 * @param meantFor the device that the sweep meant, when another measures in its place
 */
record CandidateCell(
        long campaignSeq,
        int index,
        String model,
        String variant,
        Map<String, String> axes,
        String device,
        @Nullable String meantFor,
        CellTerms terms) {

    static CandidateCell find(Handle handle, long campaignSeq, int index) {
        return handle.createQuery("select * from cell where campaign_seq = ? and cell_index = ?")
                .bind(0, campaignSeq)
                .bind(1, index)
                .map((row, context) -> of(row))
                .one();
    }

    private static CandidateCell of(ResultSet row) throws SQLException {
        return new CandidateCell(
                row.getLong("campaign_seq"),
                row.getInt("cell_index"),
                row.getString("model"),
                row.getString("label"),
                StoredJson.read(CellAxes.class, row.getString("axes")).values(),
                row.getString("device"),
                row.getString("meant_for"),
                StoredJson.read(CellTerms.class, row.getString("terms")));
    }

    String key() {
        return CellKey.of(model, axes);
    }

    /** Whether its answers can be compared with the baseline's. */
    boolean isScored() {
        return terms.testData() != null && terms.task() == Task.CLASSIFICATION;
    }
}
