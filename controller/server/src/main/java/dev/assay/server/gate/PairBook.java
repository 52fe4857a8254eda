package dev.assay.server.gate;

import dev.assay.regression.judgement.PairedSession;
import dev.assay.server.store.StoredJson;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The figures of paired sessions: block by block while they run, and whole. All methods belong into a transaction. Thread-safe. */
final class PairBook {
    /** Stores a block once, however often it comes. */
    void putBlock(Handle handle, String jobId, long token, int block, PairedSession pairs) {
        boolean isKnown = handle.createQuery(
                        "select 1 from pair_block where job_id = ? and token = ? and block_index = ?")
                .bind(0, jobId)
                .bind(1, token)
                .bind(2, block)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
        if (!isKnown) {
            handle.execute(
                    "insert into pair_block (job_id, token, block_index, pairs) values (?, ?, ?, ?)",
                    jobId,
                    token,
                    block,
                    StoredJson.write(pairs));
        }
    }

    /** What a session has measured until now, in the order of measuring. */
    PairedSession blocks(Handle handle, String jobId, long token) {
        List<PairedSession> blocks = handle.createQuery(
                        "select pairs from pair_block where job_id = ? and token = ? order by block_index")
                .bind(0, jobId)
                .bind(1, token)
                .map((row, context) -> StoredJson.read(PairedSession.class, row.getString("pairs")))
                .list();
        return blocks.stream().reduce(PairedSession.EMPTY, PairedSession::with);
    }

    /** Stores a session that has ended; its blocks are not needed any more. */
    void putSession(Handle handle, String jobId, PairedSession session) {
        handle.execute("delete from pair_block where job_id = ?", jobId);
        handle.execute(
                "insert into pair_session (job_id, pairs, tried) values (?, ?, ?)",
                jobId,
                StoredJson.write(session),
                session.tried());
    }

    /** A session that has ended. */
    Optional<PairedSession> session(Handle handle, String jobId) {
        return handle.createQuery("select pairs from pair_session where job_id = ?")
                .bind(0, jobId)
                .map((row, context) -> StoredJson.read(PairedSession.class, row.getString("pairs")))
                .findOne();
    }
}
