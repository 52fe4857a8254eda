package dev.assay.server.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.problem.StartFailedException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;

/**
 * The farm's tables, chosen by one JDBC URL. Thread-safe.
 *
 * <p>Transactions that change what others decide on ({@link #change}) pass one after the other, also those of several
 * controllers on one database: a farm has few of them, and "the only lease on this host" or "the only open job of this
 * measurement" are then plain queries.
 */
public final class FarmDatabase implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(FarmDatabase.class.getName());
    private static final int ATTEMPTS_MAX = 3;

    private final HikariDataSource pool;
    private final DatabaseAddress address;
    private final Jdbi jdbi;
    private final Ferry ferry = new Ferry(this::carry);
    private final AtomicBoolean isAway = new AtomicBoolean();
    private final Runnable onBroken;

    private FarmDatabase(HikariDataSource pool, DatabaseAddress address, Runnable onBroken) {
        this.onBroken = onBroken;
        this.pool = pool;
        this.address = address;
        this.jdbi = Jdbi.create((DataSource) pool);
    }

    /**
     * Connects, and brings the tables up to date; several controllers may do so at once.
     *
     * @param url {@code jdbc:h2:…} or {@code jdbc:postgresql://host:port/database}
     * @throws StartFailedException when that is not possible
     */
    public static FarmDatabase open(String url, String user, Optional<String> password) {
        return open(url, user, password, () -> {});
    }

    /**
     * As {@link #open(String, String, Optional)}.
     *
     * @param onBroken called when an embedded store has closed itself because it could not write. Only a new process may open its
     *     file again: what this one still does to it in the background could damage it for good
     */
    public static FarmDatabase open(String url, String user, Optional<String> password, Runnable onBroken) {
        DatabaseAddress address = new DatabaseAddress(url, user, password);
        return new FarmDatabase(StorePool.open(address), address, onBroken);
    }

    /** Whether no other controller can use it: an embedded database locks its file. */
    public boolean isExclusive() {
        return address.isEmbedded();
    }

    /** {@code H2} or {@code PostgreSQL}. */
    public String kind() {
        return address.isEmbedded() ? "H2" : "PostgreSQL";
    }

    /**
     * One transaction that only looks.
     *
     * @throws ProblemException when the store is away for the moment (503)
     */
    public <T, X extends Exception> T read(HandleCallback<T, X> work) throws X {
        return watched(() -> jdbi.inTransaction(work));
    }

    /**
     * One transaction behind the gate: nobody else changes the farm meanwhile. It outlives the controller once this returns.
     *
     * @throws ProblemException when the store is away for the moment (503)
     */
    public <T, X extends Exception> T change(HandleCallback<T, X> work) throws X {
        return watched(() -> throughTheGate(work));
    }

    /** Heartbeats do not pass the gate, so a database may find that two transactions wait for each other, and undo one. */
    private <T, X extends Exception> T throughTheGate(HandleCallback<T, X> work) throws X {
        for (int attempt = 1; ; attempt++) {
            try {
                return ferry.take(work);
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS_MAX || !StoreOutage.isClash(e)) {
                    throw e;
                }
            }
        }
    }

    private void carry(HandleConsumer<RuntimeException> changes) {
        jdbi.useTransaction(handle -> {
            handle.execute("update farm_gate set passages = passages + 1 where id = 1");
            changes.useHandle(handle);
        });
        if (isExclusive()) {
            // H2 keeps what was committed for half a second in memory; a controller that was killed had lost 94 of 200
            // commits.
            jdbi.useHandle(handle -> handle.execute("checkpoint"));
        }
    }

    /** As {@link #change} without a result. */
    public <X extends Exception> void run(HandleConsumer<X> work) throws X {
        change(handle -> {
            work.useHandle(handle);
            return true;
        });
    }

    /** One statement that nobody's decision depends on, such as a sign of life; returns the number of rows it changed. */
    public int note(String sql, Object... values) {
        return watched(() -> jdbi.withHandle(handle -> handle.execute(sql, values)));
    }

    /** As {@link #note}, of several statements: all of them or none. A kill may undo it. */
    public <X extends Exception> void noteAll(HandleConsumer<X> work) throws X {
        watched(() -> jdbi.inTransaction(handle -> {
            work.useHandle(handle);
            return true;
        }));
    }

    /** How often anybody, in whichever controller, has passed the gate. */
    public long passages() {
        return watched(() -> jdbi.withHandle(handle -> handle.createQuery("select passages from farm_gate where id = 1")
                .mapTo(Long.class)
                .one()));
    }

    /** Whether a fault is the store's own and passes, and nothing is wrong with what was asked of it. */
    public static boolean isPassing(RuntimeException fault) {
        return StoreOutage.isBehind(fault);
    }

    /** What the store's clock says. */
    Instant now() {
        return watched(() -> jdbi.withHandle(handle -> handle.createQuery("select current_timestamp")
                .map((row, context) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .one()));
    }

    private interface Work<T, X extends Exception> {
        T get() throws X;
    }

    private <T, X extends Exception> T watched(Work<T, X> work) throws X {
        try {
            T result = work.get();
            if (isAway.compareAndSet(true, false)) {
                LOG.log(System.Logger.Level.INFO, "the store is back");
            }
            return result;
        } catch (RuntimeException e) {
            if (!StoreOutage.isBehind(e)) {
                throw e;
            }
            if (isAway.compareAndSet(false, true)) {
                LOG.log(System.Logger.Level.WARNING, "the store is away: " + address.withoutSecrets(String.valueOf(e)));
            }
            if (isExclusive() && StoreOutage.isBroken(e)) {
                onBroken.run();
            }
            throw ProblemException.busy("the store is away or too busy for the moment; ask again");
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
