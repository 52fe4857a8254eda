package dev.assay.acceptance.chaos;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Carries a schedule out, until it is stopped; then everything is healed. */
final class FaultThread {
    private static final long LOOK_MILLIS = 100;

    private final FaultInjector injector;
    private final Timeline timeline;
    private final Deque<PlannedFault> planned;
    private final double start;
    private final Thread thread = new Thread(this::run, "faults");
    private volatile boolean isStopped;

    FaultThread(FaultInjector injector, Timeline timeline, List<PlannedFault> planned) {
        this.injector = injector;
        this.timeline = timeline;
        this.planned = new ArrayDeque<>(planned);
        this.start = timeline.seconds();
        thread.setDaemon(true);
    }

    void begin() {
        thread.start();
    }

    private void run() {
        while (!isStopped) {
            try {
                injector.healDue();
                PlannedFault next = planned.peek();
                if (next != null && timeline.seconds() - start >= next.second()) {
                    planned.remove();
                    injector.strike(next);
                }
                Thread.sleep(LOOK_MILLIS);
            } catch (IOException e) {
                timeline.say("a fault could not be done or healed: " + e.getMessage());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    void stop() throws IOException, InterruptedException {
        isStopped = true;
        thread.join();
        injector.healAll();
    }
}
