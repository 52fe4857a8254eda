package dev.assay.server.settings;

import dev.assay.influx.write.InfluxVersion;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What is written to InfluxDB: nothing, as long as there is no url. */
public interface InfluxConfig {
    /** {@code http://influx:8086}; this one turns it on. */
    Optional<String> url();

    /** {@code v1} (1.8 or newer), {@code v2} or {@code v3}. */
    @WithDefault("v2")
    InfluxVersion version();

    /** Database, which 2.x calls a bucket. It must be there. */
    @WithDefault("assay")
    String database();

    /** Organization of 2.x. */
    @WithDefault("assay")
    String org();

    /** Token of 2.x and 3.x that may write to the database. */
    Optional<String> token();

    /** File with the token, for those who do not want it in the settings. */
    Optional<Path> tokenFile();

    /** User of 1.x; none when it asks for none. */
    Optional<String> user();

    /** Password of the user. */
    Optional<String> password();

    /** File with the password. */
    Optional<Path> passwordFile();

    /** After this a request counts as lost, and is repeated; at most a minute. */
    @WithDefault("30s")
    Duration timeout();

    /** So many points may wait; each takes some 1.5 kB of the store. */
    @WithDefault("1000000")
    long outboxRows();

    /** So many points that InfluxDB refused are kept, the oldest; further ones are counted. */
    @WithDefault("100000")
    long deadLetters();
}
