package dev.assay.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.assay.server.problem.StartFailedException;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
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
    private static final int CONNECTIONS_MAX = 12;
    private static final long CONNECT_MILLIS = 10_000;
    /** A campaign of 100,000 cells is one transaction; whoever waits for it must outlast it. */
    private static final String H2_SETTINGS = ";LOCK_TIMEOUT=60000;TRACE_LEVEL_FILE=0";

    private static final String H2 = "jdbc:h2:";

    private final HikariDataSource pool;
    private final boolean isExclusive;
    private final Jdbi jdbi;

    private FarmDatabase(HikariDataSource pool, boolean isExclusive) {
        this.pool = pool;
        this.isExclusive = isExclusive;
        this.jdbi = Jdbi.create((DataSource) pool);
    }

    /**
     * Connects, and brings the tables up to date.
     *
     * @throws StartFailedException when that is not possible
     */
    public static FarmDatabase open(String url, String user, Optional<String> password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(isEmbedded(url) ? url + H2_SETTINGS : url);
        if (isEmbedded(url)) {
            // By name: which drivers DriverManager shows depends on who asked it first.
            config.setDriverClassName("org.h2.Driver");
        }
        config.setUsername(user);
        config.setPassword(password.orElse(""));
        config.setMaximumPoolSize(CONNECTIONS_MAX);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT_MILLIS);
        try {
            HikariDataSource pool = new HikariDataSource(config);
            try {
                Flyway.configure().dataSource(pool).load().migrate();
                return new FarmDatabase(pool, isEmbedded(url));
            } catch (RuntimeException e) {
                pool.close();
                throw e;
            }
        } catch (RuntimeException e) {
            throw new StartFailedException(explain(url, e), e);
        }
    }

    private static String explain(String url, RuntimeException e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = String.valueOf(root.getMessage());
        if (isEmbedded(url) && (message.contains("already in use") || message.contains("is locked"))) {
            return "another controller uses the database " + url.replaceAll(";.*", "")
                    + "; stop it, or give this one a folder of its own with -Dassay.home=…";
        }
        return "the database " + url.replaceAll("[;?].*", "") + " cannot be opened: "
                + message.lines().findFirst().orElse(message);
    }

    private static boolean isEmbedded(String url) {
        return url.startsWith(H2);
    }

    /** Whether no other controller can use it: an embedded database locks its file. */
    public boolean isExclusive() {
        return isExclusive;
    }

    /** One transaction that only looks. */
    public <T, X extends Exception> T read(HandleCallback<T, X> work) throws X {
        return jdbi.inTransaction(work);
    }

    /** One transaction behind the gate: nobody else changes the farm meanwhile. It outlives the controller once this returns. */
    public <T, X extends Exception> T change(HandleCallback<T, X> work) throws X {
        T result = jdbi.inTransaction(handle -> {
            handle.execute("update farm_gate set passages = passages + 1 where id = 1");
            return work.withHandle(handle);
        });
        if (isExclusive) {
            // H2 keeps what was committed for half a second in memory; a controller that was killed had lost 94 of 200
            // commits.
            jdbi.useHandle(handle -> handle.execute("checkpoint"));
        }
        return result;
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
        return jdbi.withHandle(handle -> handle.execute(sql, values));
    }

    @Override
    public void close() {
        pool.close();
    }
}
