package dev.assay.server.wiring;

import dev.assay.server.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** What a controller does by the clock alone, on a few threads of its own. Each chore is safe in each of several controllers. */
final class Housekeeping implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Housekeeping.class.getName());

    /** A chore that waits at the gate does not keep the controller from saying that it is there. */
    private static final int THREADS = 3;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS, work -> {
        Thread housekeeper = new Thread(work, "housekeeping");
        housekeeper.setDaemon(true);
        return housekeeper;
    });

    /** Something to be done again and again; never twice at the same time. */
    interface Chore {
        void carryOut() throws Exception;
    }

    /** Carries it out after that time, and as long after each time that it is done. */
    void every(Duration pause, Chore chore) {
        ScheduledFuture<?> unused = threads.scheduleWithFixedDelay(
                () -> doSafely(chore), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A store that is away for a moment must not end the housekeeping. */
    private static void doSafely(Chore chore) {
        try {
            chore.carryOut();
        } catch (ProblemException e) {
            // The store is away, which it has told the log itself.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.log(System.Logger.Level.ERROR, "a chore failed, and is tried again", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
