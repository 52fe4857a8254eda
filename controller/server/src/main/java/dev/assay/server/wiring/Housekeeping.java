package dev.assay.server.wiring;

import dev.assay.server.hook.HookCrew;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * What a farm does by the clock alone, on one thread: it says that it is there, takes back leases that lapsed, keeps its own builds,
 * looks after devices that are away, and begins hooks. Safe in each of several controllers.
 */
final class Housekeeping implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Housekeeping.class.getName());
    private static final long BEAT_SECONDS = 1;
    private static final long LEASES_SECONDS = 1;
    private static final long BUILDS_SECONDS = 5;
    private static final long DEVICES_SECONDS = 10;
    private static final long HOOKS_SECONDS = 1;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread housekeeper = new Thread(work, "housekeeping");
        housekeeper.setDaemon(true);
        return housekeeper;
    });

    void start(Farm farm, HookCrew hooks) {
        every(BEAT_SECONDS, () -> farm.controllers().beat());
        every(LEASES_SECONDS, () -> farm.leases().takeBackLapsed());
        every(BUILDS_SECONDS, () -> farm.builds().renew());
        every(DEVICES_SECONDS, farm::lookAfterDevices);
        every(HOOKS_SECONDS, hooks::begin);
    }

    private void every(long seconds, Runnable work) {
        ScheduledFuture<?> unused =
                thread.scheduleWithFixedDelay(() -> doSafely(work), seconds, seconds, TimeUnit.SECONDS);
    }

    /** A database that is away for a moment must not end the housekeeping. */
    private static void doSafely(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "housekeeping found the store away, and tries again", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
