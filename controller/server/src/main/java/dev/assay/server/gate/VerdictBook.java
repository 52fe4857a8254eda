package dev.assay.server.gate;

import dev.assay.regression.judgement.JudgedMetric;
import dev.assay.server.store.StoredJson;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Final verdicts. All methods belong into a transaction. Thread-safe. */
final class VerdictBook {
    private final InstantSource clock;

    VerdictBook(InstantSource clock) {
        this.clock = clock;
    }

    /** Writes the verdicts of a cell; those that it had are forgotten, as when it moved to another device. */
    void put(Handle handle, long campaignSeq, int cellIndex, List<JudgedMetric> judged) {
        handle.execute("delete from verdict where campaign_seq = ? and cell_index = ?", campaignSeq, cellIndex);
        for (int place = 0; place < judged.size(); place++) {
            JudgedMetric metric = judged.get(place);
            handle.execute(
                    "insert into verdict (campaign_seq, cell_index, place, metric, state, reason, judged, judged_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                    campaignSeq,
                    cellIndex,
                    place,
                    metric.verdict().metric().name(),
                    metric.verdict().state().name(),
                    metric.verdict().reason().name(),
                    StoredJson.write(metric),
                    clock.millis());
        }
    }
}
