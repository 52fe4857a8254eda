package dev.assay.dashboards.live;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Real servers with the sample farm in them, for all tests of a class; they only ask. */
abstract class OnRealServers {
    /** When the sample farm wrote last. */
    static final Instant END = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path folder;

    @SuppressWarnings("NullAway.Init") // JUnit calls prepare first
    static Servers servers;

    @BeforeAll
    static void prepare() {
        servers = new Servers(folder, END);
    }

    @AfterAll
    static void close() {
        servers.close();
    }
}
