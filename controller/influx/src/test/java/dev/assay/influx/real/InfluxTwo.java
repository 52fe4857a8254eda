package dev.assay.influx.real;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.assay.influx.write.InfluxTerms;
import dev.assay.influx.write.InfluxVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** influxd 2.x: an organization with buckets, a token for everything; a bucket answers InfluxQL as the database of its name. */
final class InfluxTwo implements InfluxGeneration {
    private static final String ORGANIZATION = "assay";
    private static final String TOKEN = "token-of-a-test";

    @Override
    public List<String> command(Path program, Path folder) {
        return List.of(program.toString());
    }

    @Override
    public Map<String, String> settings(Path folder, int port, boolean isAuthRequired) {
        return Map.of(
                "INFLUXD_REPORTING_DISABLED",
                "true",
                "INFLUXD_LOG_LEVEL",
                "warn",
                "INFLUXD_HTTP_BIND_ADDRESS",
                "127.0.0.1:" + port,
                "INFLUXD_BOLT_PATH",
                folder.resolve("influxd.bolt").toString(),
                "INFLUXD_SQLITE_PATH",
                folder.resolve("influxd.sqlite").toString(),
                "INFLUXD_ENGINE_PATH",
                folder.resolve("engine").toString());
    }

    @Override
    public Optional<String> authorization() {
        return Optional.of("Token " + TOKEN);
    }

    @Override
    public void setUp(RealInflux influx) {
        influx.post(
                "/api/v2/setup",
                json(Map.of(
                        "username", "ada",
                        "password", "password-of-a-test",
                        "org", ORGANIZATION,
                        "bucket", "first",
                        "token", TOKEN)));
    }

    @Override
    public void createDatabase(RealInflux influx, String name) {
        if (influx.query(name, "show databases").stream()
                .noneMatch(series -> series.column("name").contains(name))) {
            influx.post("/api/v2/buckets", json(Map.of("orgID", organizationId(influx), "name", name)));
        }
    }

    private static String organizationId(RealInflux influx) {
        try {
            Map<String, Object> answer = JSON.std.mapFrom(influx.get("/api/v2/orgs?org=" + ORGANIZATION));
            List<?> found = (List<?>) Objects.requireNonNull(answer.get("orgs"));
            return String.valueOf(((Map<?, ?>) found.get(0)).get("id"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String json(Map<String, String> object) {
        try {
            return JSON.std.asString(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InfluxTerms terms(String url, String database) {
        return new InfluxTerms(
                url, InfluxVersion.V2, database, ORGANIZATION, Optional.of(TOKEN), Duration.ofSeconds(30));
    }
}
