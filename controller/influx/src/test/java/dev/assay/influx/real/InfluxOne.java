package dev.assay.influx.real;

import dev.assay.influx.write.InfluxTerms;
import dev.assay.influx.write.InfluxVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** influxd 1.x: databases, and users only where they are asked for. */
final class InfluxOne implements InfluxGeneration {
    @Override
    public List<String> command(Path program, Path folder) {
        return List.of(
                program.toString(), "-config", folder.resolve("empty.conf").toString());
    }

    @Override
    public Map<String, String> settings(Path folder, int port, boolean isAuthRequired) {
        return Map.ofEntries(
                Map.entry("INFLUXDB_REPORTING_DISABLED", "true"),
                Map.entry("INFLUXDB_BIND_ADDRESS", "127.0.0.1:0"),
                Map.entry("INFLUXDB_HTTP_BIND_ADDRESS", "127.0.0.1:" + port),
                Map.entry("INFLUXDB_HTTP_AUTH_ENABLED", Boolean.toString(isAuthRequired)),
                Map.entry("INFLUXDB_HTTP_LOG_ENABLED", "false"),
                Map.entry("INFLUXDB_DATA_QUERY_LOG_ENABLED", "false"),
                Map.entry("INFLUXDB_MONITOR_STORE_ENABLED", "false"),
                Map.entry("INFLUXDB_META_DIR", folder.resolve("meta").toString()),
                Map.entry("INFLUXDB_DATA_DIR", folder.resolve("data").toString()),
                Map.entry("INFLUXDB_DATA_WAL_DIR", folder.resolve("wal").toString()));
    }

    @Override
    public Optional<String> authorization() {
        return Optional.empty();
    }

    @Override
    public void setUp(RealInflux influx) {
        // It is ready as it is.
    }

    @Override
    public void createDatabase(RealInflux influx, String name) {
        influx.query(name, "create database \"" + name + "\"");
    }

    @Override
    public InfluxTerms terms(String url, String database) {
        return new InfluxTerms(url, InfluxVersion.V1, database, "-", Optional.empty(), Duration.ofSeconds(30));
    }
}
