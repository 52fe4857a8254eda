package dev.assay.server.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets changes wait for the gate at the same time. */
final class AtTheGate {
    private AtTheGate() {}

    /** All of them while somebody else is at the gate, so that they wait there together; each is done, well or not. */
    static <T> List<Future<T>> together(FarmDatabase database, List<Callable<T>> changes) throws Exception {
        ExecutorService callers = Executors.newCachedThreadPool();
        try {
            CountDownLatch isBusy = new CountDownLatch(1);
            CountDownLatch areWaiting = new CountDownLatch(changes.size());
            Future<?> first = callers.submit(() -> database.<Boolean, InterruptedException>change(handle -> {
                isBusy.countDown();
                areWaiting.await();
                return true;
            }));
            isBusy.await();
            List<Future<T>> begun = new ArrayList<>();
            for (Callable<T> change : changes) {
                begun.add(callers.submit(() -> {
                    areWaiting.countDown();
                    return change.call();
                }));
            }
            first.get();
            for (Future<T> change : begun) {
                try {
                    change.get();
                } catch (ExecutionException e) {
                    // The test looks at it.
                }
            }
            return begun;
        } finally {
            callers.shutdownNow();
        }
    }
}
