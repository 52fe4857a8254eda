package dev.assay.server.store;

import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jspecify.annotations.Nullable;

/**
 * Takes everybody through the gate who waits for it, in one transaction. A transaction waits for the disk once, however much it
 * does, so a farm under load makes many changes for the price of one; without load each passes alone and at once. A change that
 * fails is undone alone. Thread-safe.
 */
final class Ferry {
    private static final int PASSENGERS_MAX = 64;
    /** Whoever is not across by then takes the next one: nobody waits much longer for others than for the gate itself. */
    private static final long CROSSING_NANOS = 100_000_000;

    private static final String ALONE = "alone";

    private final Crossing crossing;
    private final Deque<Passenger<?>> pier = new ConcurrentLinkedDeque<>();
    private final ReentrantLock rudder = new ReentrantLock();

    /** Carries out changes in one transaction behind the gate, which is on the disk once this returns. */
    interface Crossing {
        void carry(HandleConsumer<RuntimeException> changes);
    }

    Ferry(Crossing crossing) {
        this.crossing = crossing;
    }

    /** Carries out a change, perhaps with those of others, and returns when it is on the disk. */
    <T, X extends Exception> T take(HandleCallback<T, X> change) throws X {
        Passenger<T> passenger = new Passenger<>(change);
        pier.add(passenger);
        rudder.lock();
        try {
            // Whoever had the rudder before may have taken this one along.
            while (!passenger.hasArrived) {
                cross();
            }
        } finally {
            rudder.unlock();
        }
        return passenger.result();
    }

    private void cross() {
        List<Passenger<?>> aboard = new ArrayList<>();
        try {
            crossing.carry(handle -> {
                board(aboard, PASSENGERS_MAX);
                if (aboard.size() == 1) {
                    aboard.get(0).crossAlone(handle);
                } else {
                    crossTogether(handle, aboard);
                }
            });
        } catch (RuntimeException | Error e) {
            if (aboard.isEmpty()) {
                // The gate itself is out of reach, for all of them.
                board(aboard, Integer.MAX_VALUE);
            }
            aboard.forEach(passenger -> passenger.fail(e));
        }
        aboard.forEach(passenger -> passenger.hasArrived = true);
    }

    /** Here and not earlier: many may have come while others held the gate. */
    private void board(List<Passenger<?>> aboard, int most) {
        for (Passenger<?> next = pier.poll(); next != null; next = pier.poll()) {
            aboard.add(next);
            if (aboard.size() == most) {
                return;
            }
        }
    }

    private void crossTogether(Handle handle, List<Passenger<?>> aboard) {
        long start = System.nanoTime();
        int across = 0;
        while (across < aboard.size() && System.nanoTime() - start < CROSSING_NANOS) {
            aboard.get(across).crossInCompany(handle);
            across++;
        }
        List<Passenger<?>> left = aboard.subList(across, aboard.size());
        // To the head of the pier: behind those who came later some would wait for minutes.
        for (int last = left.size() - 1; last >= 0; last--) {
            pier.addFirst(left.get(last));
        }
        left.clear();
    }

    /** One change, and what has become of it. Touched only by whoever holds the rudder, until it has arrived. */
    private static final class Passenger<T> {
        private final HandleCallback<T, ?> change;
        private @Nullable T result;
        private @Nullable Throwable fault;
        private boolean hasArrived;

        private Passenger(HandleCallback<T, ?> change) {
            this.change = change;
        }

        /** Its fault ends the transaction, which is its own. */
        private void crossAlone(Handle handle) {
            cross(handle);
            if (fault != null) {
                throw new ShipwreckException();
            }
        }

        /** Its fault undoes what it has begun, and nothing else. */
        private void crossInCompany(Handle handle) {
            handle.savepoint(ALONE);
            cross(handle);
            if (fault == null) {
                handle.releaseSavepoint(ALONE);
            } else {
                undo(handle, fault);
            }
        }

        /** Where it cannot be undone the connection is gone, and with it what the others have changed: they may all ask again. */
        private static void undo(Handle handle, Throwable fault) {
            try {
                handle.rollbackToSavepoint(ALONE);
            } catch (RuntimeException e) {
                SQLTransientConnectionException lost =
                        new SQLTransientConnectionException("the connection was lost with a change of others", fault);
                lost.addSuppressed(e);
                throw new TransactionException(lost);
            }
        }

        private void cross(Handle handle) {
            try {
                result = change.withHandle(handle);
            } catch (Exception | Error e) {
                fault = e;
            }
        }

        private void fail(Throwable why) {
            if (fault == null) {
                fault = why;
            }
        }

        /** A change throws what its type says, or what is unchecked. */
        @SuppressWarnings({"unchecked", "NullAway"})
        private <X extends Exception> T result() throws X {
            if (fault instanceof Error error) {
                throw error;
            }
            if (fault != null) {
                throw (X) fault;
            }
            return result;
        }
    }

    /** Undoes the transaction of somebody who keeps his own fault. */
    private static final class ShipwreckException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private ShipwreckException() {
            super(null, null, false, false);
        }
    }
}
