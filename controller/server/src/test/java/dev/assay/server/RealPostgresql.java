package dev.assay.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
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

    /** Where it listens on this machine. */
    public int port() {
        return running.orElseThrow().getPort();
    }

    /** A user who may log in with this password alone, and owns nothing. */
    public void addUserWithPassword(String user, String password) {
        execute("create role " + user + " login password '" + password + "'");
        try {
            Path rules = Path.of(ask("show hba_file"));
            Files.writeString(rules, "host all " + user + " all scram-sha-256\n" + Files.readString(rules));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ask("select pg_reload_conf()::text");
    }

    private String ask(String sql) {
        try (Connection connection = running.orElseThrow().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
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
