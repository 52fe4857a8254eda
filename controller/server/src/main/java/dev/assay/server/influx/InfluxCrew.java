package dev.assay.server.influx;

import dev.assay.server.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Three threads of the controller's own, one for each chore: a slow InfluxDB keeps nobody else waiting, nor the samples of each minute. */
public final class InfluxCrew implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(InfluxCrew.class.getName());
    private static final Duration TURN = Duration.ofSeconds(1);
    private static final Duration SAMPLE = Duration.ofSeconds(5);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(3, work -> {
        Thread thread = new Thread(work, "influx");
        thread.setDaemon(true);
        return thread;
    });
    private final OutboxDrain drain;
    private final CampaignTeller teller;
    private final DeviceSampling sampling;
    private final AutoCloseable writer;

    /** @param writer that the drain uses; closed with it */
    public InfluxCrew(OutboxDrain drain, CampaignTeller teller, DeviceSampling sampling, AutoCloseable writer) {
        this.drain = drain;
        this.teller = teller;
        this.sampling = sampling;
        this.writer = writer;
    }

    /** Begins; to be called once. */
    public void start() {
        every(TURN, drain::turn);
        every(TURN, teller::tell);
        every(SAMPLE, sampling::sample);
    }

    private void every(Duration pause, Runnable work) {
        ScheduledFuture<?> unused = threads.scheduleWithFixedDelay(
                () -> doSafely(work), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    static void doSafely(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            // An error as well: what is not caught here is never begun again, and nobody hears of it.
            if (e instanceof ProblemException problem && problem.isPassing()) {
                // The store is away, which it has told the log itself.
                return;
            }
            LOG.log(System.Logger.Level.ERROR, "writing for InfluxDB failed, and is tried again", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(System.Logger.Level.INFO, "InfluxDB does not answer; what was sent last is sent again");
            }
            drain.close();
            writer.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.log(System.Logger.Level.INFO, "the end of the writing to InfluxDB: {0}", e.toString());
        }
    }
}
