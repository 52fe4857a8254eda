package dev.assay.server.gate;

import dev.assay.protocol.PairAnswer;
import dev.assay.protocol.PairBlock;
import dev.assay.protocol.PairNews;
import dev.assay.protocol.PairPlan;
import dev.assay.protocol.PairReport;
import dev.assay.regression.judgement.GateInputs;
import dev.assay.regression.judgement.GateJudge;
import dev.assay.regression.judgement.PairedSession;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.FarmDatabase;
import dev.assay.server.wire.IntakeTurns;
import dev.assay.server.wire.WireMessages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Takes the pairs of a session block by block, and says when there are enough of them. A block may come any number of times. What is
 * said here only spares device time: the verdicts come from the whole report. Thread-safe.
 */
public final class PairDesk {
    private final FarmDatabase database;
    private final PairBook pairs;
    private final IntakeTurns turns;

    PairDesk(FarmDatabase database, PairBook pairs, IntakeTurns turns) {
        this.database = database;
        this.pairs = pairs;
        this.turns = turns;
    }

    /** Who sent a block, and what is left of it: its samples are many, and nobody needs them any more. */
    private record Block(String jobId, long token, String instanceId, int index, PairedSession figures) {}

    private record Known(GateInputs inputs, List<PairedSession> sessions) {}

    /**
     * As {@link #take}, a few at a time: blocks have as many samples as reports, and would not fit into memory all at once.
     *
     * @param body a {@link PairNews}
     * @throws ProblemException also when too many wait already (429)
     */
    public PairAnswer takeInTurn(String jobId, IntakeTurns.Body body) throws IOException {
        return turns.take(body, json -> prepare(jobId, WireMessages.read(PairNews.class, json)), this::file);
    }

    /**
     * Sends an agent away whose block would only wait.
     *
     * @throws ProblemException when too many wait already (429)
     */
    public void requireRoom() {
        turns.requireRoom();
    }

    /**
     * Takes one block.
     *
     * @throws ProblemException when it is no block of a session (400), there is no such job (404), or its lease is not the agent's (409)
     */
    public PairAnswer take(String jobId, PairNews news) {
        return file(prepare(jobId, news));
    }

    private Block prepare(String jobId, PairNews news) {
        int index = block(news.pairs());
        // Before anything is computed for somebody whose lease it is not.
        database.<Void, RuntimeException>read(handle -> {
            requireLease(handle, jobId, news.fencingToken(), news.instanceId());
            return null;
        });
        return new Block(jobId, news.fencingToken(), news.instanceId(), index, PairedSession.of(news.pairs()));
    }

    private PairAnswer file(Block block) {
        Known known = database.change(handle -> {
            requireLease(handle, block.jobId(), block.token(), block.instanceId());
            GateCellRow row = GateCellRow.ofJob(handle, block.jobId())
                    .orElseThrow(() -> ProblemException.invalid("job " + block.jobId() + " is no paired session"));
            pairs.putBlock(handle, block.jobId(), block.token(), block.index(), block.figures());
            List<PairedSession> sessions = new ArrayList<>();
            if (block.jobId().equals(row.secondJob())) {
                pairs.session(handle, row.firstJob()).ifPresent(sessions::add);
            }
            sessions.add(pairs.blocks(handle, block.jobId(), block.token()));
            return new Known(row.inputs(), sessions);
        });
        return new PairAnswer(!new GateJudge(known.inputs()).wantsMorePairs(known.sessions()));
    }

    private static int block(List<PairReport> pairs) {
        int first = pairs.get(0).index();
        boolean isBlock = first >= 0
                && first < PairPlan.PAIRS_MAX
                && first % PairBlock.PAIRS == 0
                && pairs.get(1).index() == first + 1;
        if (!isBlock) {
            throw ProblemException.invalid("the pairs have the indexes " + first + " and "
                    + pairs.get(1).index() + "; expected an even one below " + PairPlan.PAIRS_MAX
                    + " and the next");
        }
        return first / PairBlock.PAIRS;
    }

    private static void requireLease(Handle handle, String jobId, long token, String instanceId) {
        Optional<Boolean> isHeld = handle.createQuery("select state, token, instance_id from job where id = ?")
                .bind(0, jobId)
                .map((row, context) -> "LEASED".equals(row.getString("state"))
                        && row.getLong("token") == token
                        && instanceId.equals(row.getString("instance_id")))
                .findOne();
        if (!isHeld.orElseThrow(() -> ProblemException.notFound("there is no job " + jobId))) {
            throw ProblemException.conflict("the lease of job " + jobId + " is no longer this agent's");
        }
    }
}
