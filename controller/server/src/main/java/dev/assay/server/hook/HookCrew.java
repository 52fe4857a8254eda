package dev.assay.server.hook;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs ordered hooks, a few at once. Closing it ends what runs. */
public final class HookCrew implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(HookCrew.class.getName());
    private static final int AT_ONCE = 4;

    private final HookDesk desk;
    private final HookRunner runner;
    private final AtomicInteger running = new AtomicInteger();
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, work -> {
        Thread thread = new Thread(work, "hook");
        thread.setDaemon(true);
        return thread;
    });

    public HookCrew(HookDesk desk) {
        this.desk = desk;
        this.runner = new HookRunner(desk.terms().timeout());
    }

    /** Begins what was ordered, as far as there is a thread for it; to be called now and then. Never waits for a command. */
    public void begin() {
        while (running.get() < AT_ONCE) {
            Optional<HookDesk.Order> order = desk.take();
            if (order.isEmpty()) {
                return;
            }
            running.incrementAndGet();
            threads.execute(() -> run(order.get()));
        }
    }

    private void run(HookDesk.Order order) {
        try {
            desk.ended(order, runner.run(order));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the end of a hook could not be written down", e);
        } finally {
            running.decrementAndGet();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
