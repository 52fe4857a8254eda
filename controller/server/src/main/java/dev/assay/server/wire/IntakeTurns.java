package dev.assay.server.wire;

import dev.assay.server.problem.ProblemException;
import java.io.IOException;
import java.util.concurrent.Semaphore;

/**
 * Keeps many reports at once, of whole sessions or of blocks of pairs, from filling the memory, or every thread that could answer a heartbeat. Few are read and summed up at
 * the same time, which is work for a processor; more may wait for the store, which takes those that wait together in one
 * transaction; what comes beyond is told to come again. Thread-safe.
 */
public final class IntakeTurns {
    private static final int WAITING_MAX = 64;
    private static final int BYTES_PER_PERMIT = 1_024;
    /** A report in memory takes about twice its text; with the rest of the heap for everything else. */
    private static final int SHARE_OF_HEAP = 8;

    private final Semaphore room = new Semaphore(WAITING_MAX);
    private final Semaphore desks = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    private final int permits;
    private final Semaphore memory;

    /** Turns for a process with this much heap. */
    public IntakeTurns(long heapBytes) {
        this.permits = (int) Math.max(1, Math.min(Integer.MAX_VALUE, heapBytes / SHARE_OF_HEAP / BYTES_PER_PERMIT));
        this.memory = new Semaphore(permits, true);
    }

    /** Where a report comes from; read when it is its turn. */
    @FunctionalInterface
    public interface Body {
        /** JSON, unpacked. */
        byte[] read() throws IOException;
    }

    /** What is done with a report's bytes while it has a desk. */
    @FunctionalInterface
    public interface DeskWork<P> {
        P of(byte[] json) throws IOException;
    }

    /** What is done with it afterwards. */
    @FunctionalInterface
    public interface Filing<P, R> {
        R of(P prepared);
    }

    /**
     * Reads, prepares and files one report.
     *
     * @throws ProblemException when too many wait already (429)
     */
    public <P, R> R take(Body body, DeskWork<P> work, Filing<P, R> filing) throws IOException {
        if (!room.tryAcquire()) {
            throw tooMany();
        }
        try (Share share = new Share()) {
            return filing.of(atDesk(body, work, share));
        } finally {
            room.release();
        }
    }

    /**
     * Sends away who would only wait, before anything of the report is read.
     *
     * @throws ProblemException when too many wait already (429)
     */
    public void requireRoom() {
        if (room.availablePermits() == 0) {
            throw tooMany();
        }
    }

    private static ProblemException tooMany() {
        return ProblemException.tooManyNow("many reports arrive at this moment; ask again");
    }

    private <P> P atDesk(Body body, DeskWork<P> work, Share share) throws IOException {
        desks.acquireUninterruptibly();
        try {
            byte[] json = body.read();
            share.take(json.length);
            return work.of(json);
        } finally {
            desks.release();
        }
    }

    /** The memory of one report, until it is filed. One that is larger than all there is has it for itself. */
    private final class Share implements AutoCloseable {
        private int taken;

        void take(int bytes) {
            int wanted = Math.min(permits, 1 + bytes / BYTES_PER_PERMIT);
            memory.acquireUninterruptibly(wanted);
            taken = wanted;
        }

        @Override
        public void close() {
            memory.release(taken);
        }
    }
}
