package dev.assay.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.assay.server.problem.StartFailedException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import org.flywaydb.core.Flyway;

/** Connects to the store, checks that it is one that can be used, and brings its tables up to date. */
final class StorePool {
    private static final int CONNECTIONS_MAX = 12;
    private static final long CONNECT_MILLIS = 5_000;

    /** A campaign of 100,000 cells is one transaction; whoever waits for it must outlast it. */
    private static final String H2_SETTINGS = ";LOCK_TIMEOUT=60000;TRACE_LEVEL_FILE=0";

    /** The oldest that the tests of this project ran against. */
    private static final int POSTGRESQL_MAJOR_MIN = 15;

    /**
     * A controller whose machine vanished in the middle of a transaction must not keep the gate from the others: the server ends
     * what is idle within a transaction, and connections whose other end is gone.
     */
    private static final String POSTGRESQL_SETTINGS = "set lock_timeout = '50s';"
            + " set idle_in_transaction_session_timeout = '20s';"
            + " set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3";

    private static final String POSTGRESQL_DRIVER = "org.postgresql.Driver";
    private static final String POSTGRESQL_CONNECT_SECONDS = "5";
    private static final String POSTGRESQL_ANSWER_SECONDS = "60";

    private StorePool() {}

    /**
     * Opens a pool on up-to-date tables.
     *
     * @throws StartFailedException with a sentence for people
     */
    static HikariDataSource open(DatabaseAddress address) {
        try {
            if (address.isPostgresql()) {
                requireUsable(address);
            }
            HikariDataSource pool = new HikariDataSource(config(address));
            try {
                Flyway.configure().dataSource(pool).load().migrate();
                return pool;
            } catch (RuntimeException e) {
                pool.close();
                throw e;
            }
        } catch (RuntimeException | SQLException e) {
            throw e instanceof StartFailedException known
                    ? known
                    : new StartFailedException(OpeningFault.explain(address, e), e);
        }
    }

    private static HikariConfig config(DatabaseAddress address) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address.isEmbedded() ? address.url() + H2_SETTINGS : address.url());
        // By name: which drivers DriverManager shows depends on who asked it first.
        if (address.isEmbedded()) {
            config.setDriverClassName("org.h2.Driver");
        } else if (address.isPostgresql()) {
            config.setDriverClassName(POSTGRESQL_DRIVER);
            config.setDataSourceProperties(postgresql());
            config.setConnectionInitSql(POSTGRESQL_SETTINGS);
        }
        config.setUsername(address.user());
        config.setPassword(address.password().orElse(""));
        config.setMaximumPoolSize(CONNECTIONS_MAX);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT_MILLIS);
        return config;
    }

    private static Properties postgresql() {
        Properties settings = new Properties();
        settings.setProperty("ApplicationName", "assay");
        settings.setProperty("connectTimeout", POSTGRESQL_CONNECT_SECONDS);
        settings.setProperty("socketTimeout", POSTGRESQL_ANSWER_SECONDS);
        settings.setProperty("tcpKeepAlive", "true");
        return settings;
    }

    /** By name: to compile against its class takes annotations that are nowhere. */
    private static Driver postgresqlDriver() {
        try {
            return Class.forName(POSTGRESQL_DRIVER)
                    .asSubclass(Driver.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new StartFailedException("this controller was built without the driver " + POSTGRESQL_DRIVER, e);
        }
    }

    /** One connection without the pool, which would try again and again and bury the reason. */
    private static void requireUsable(DatabaseAddress address) throws SQLException {
        Properties settings = postgresql();
        settings.setProperty("user", address.user());
        address.password().ifPresent(password -> settings.setProperty("password", password));
        try (Connection connection = postgresqlDriver().connect(address.url(), settings)) {
            if (connection == null) {
                throw new SQLException("the address is not understood; expected jdbc:postgresql://host:port/database");
            }
            DatabaseMetaData server = connection.getMetaData();
            if (server.getDatabaseMajorVersion() < POSTGRESQL_MAJOR_MIN) {
                throw new StartFailedException(
                        OpeningFault.tooOld(address, server.getDatabaseMajorVersion(), POSTGRESQL_MAJOR_MIN), null);
            }
        }
    }
}
