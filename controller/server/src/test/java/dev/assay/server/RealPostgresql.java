package dev.assay.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL server on a free port, started with the first test that wants one and ended with the process. Thread-safe. */
public final class RealPostgresql {
    public static final String USER = "postgres";
    static final String ABSENCE = "no PostgreSQL could be started on this machine, so nothing was checked against it";

    private static final RealPostgresql SERVER = new RealPostgresql();

    private final AtomicInteger databases = new AtomicInteger();
    private boolean isAsked;
    private Optional<EmbeddedPostgres> running = Optional.empty();

    private RealPostgresql() {}

    /** The server; empty, and said loudly, where it cannot be started. */
    public static Optional<RealPostgresql> get() {
        return SERVER.start().map(running -> SERVER);
    }

    private synchronized Optional<EmbeddedPostgres> start() {
        if (!isAsked) {
            isAsked = true;
            try {
                // Nothing of it outlives the tests, so it need not wait for the disk.
                running = Optional.of(EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .start());
            } catch (IOException | RuntimeException e) {
                System.err.println("ATTENTION: " + ABSENCE + ": " + e);
            }
        }
        return running;
    }

    /** A place for the tables of one farm; returns its URL. A schema of one database, as a database of its own has 7 MB. */
    public String newDatabase() {
        String name = "farm" + databases.incrementAndGet();
        execute("create schema " + name);
        return url(USER) + "&currentSchema=" + name;
    }

    /** The URL of a database, there or not. */
    public String url(String database) {
        return running.orElseThrow().getJdbcUrl(USER, database);
    }

    /** As the server's owner. */
    public void execute(String sql) {
        try (Connection connection = running.orElseThrow().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
