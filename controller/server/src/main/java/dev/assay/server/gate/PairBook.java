package dev.assay.server.gate;

import dev.assay.regression.judgement.PairedSession;
import dev.assay.server.store.StoredJson;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The figures of paired sessions: block by block while they run, and whole. All methods belong into a transaction. Thread-safe. */
final class PairBook {
    /** Stores a block once, however often it comes; those of leases that were lost before are forgotten. */
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
            handle.execute("delete from pair_block where job_id = ? and token < ?", jobId, token);
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

    /** A session that has ended, as long as its cell waits for its verdicts. */
    Optional<PairedSession> session(Handle handle, String jobId) {
        return handle.createQuery("select pairs from pair_session where job_id = ? and pairs is not null")
                .bind(0, jobId)
                .map((row, context) -> StoredJson.read(PairedSession.class, row.getString("pairs")))
                .findOne();
    }

    /**
     * Forgets what nothing asks for any more: blocks of sessions whose report will not come, and figures of those whose cell is settled.
     * The raw reports stay, and are kept as all others are.
     */
    void forgetSettled(Handle handle) {
        handle.execute("delete from pair_block where not exists (select 1 from job where job.id = pair_block.job_id"
                + " and job.token = pair_block.token and job.state in ('QUEUED', 'LEASED'))");
        handle.execute("update pair_session set pairs = null where pairs is not null and not exists"
                + " (select 1 from gate_cell join cell on cell.campaign_seq = gate_cell.campaign_seq"
                + " and cell.cell_index = gate_cell.cell_index"
                + " where gate_cell.first_job = pair_session.job_id and cell.outcome is null)");
    }
}
