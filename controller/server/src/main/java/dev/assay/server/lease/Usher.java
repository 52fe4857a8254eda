package dev.assay.server.lease;

import dev.assay.server.signal.WorkBell;
import java.time.Duration;
import java.util.Set;

/**
 * Calls agents in from the waiting room when there may be work for them. However many wait and however often the bell rings, one
 * thread looks once in a while for all of them. Start it once.
 */
public final class Usher implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Usher.class.getName());

    /** Rings in between are answered by one look. */
    private static final Duration PAUSE = Duration.ofMillis(10);

    /** Also without a ring: a health check falls due by time alone. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final WaitingRoom room;
    private final Prospects prospects;
    private final WorkBell bell;
    private final Thread thread = new Thread(this::serve, "usher");

    public Usher(WaitingRoom room, Prospects prospects, WorkBell bell) {
        this.room = room;
        this.prospects = prospects;
        this.bell = bell;
        thread.setDaemon(true);
    }

    /** Begins to serve. */
    public void start() {
        thread.start();
    }

    private void serve() {
        try {
            while (true) {
                long heard = bell.rings();
                look();
                bell.await(heard, LOOK_AGAIN);
                Thread.sleep(PAUSE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Calls in those who may get a job now; all of them go when the store cannot be asked. */
    void look() {
        Set<String> devices = room.devices();
        if (devices.isEmpty()) {
            return;
        }
        try {
            room.call(prospects.among(devices));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "the store could not be asked for work", e);
            room.dismiss(e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
