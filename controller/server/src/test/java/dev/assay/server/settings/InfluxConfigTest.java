package dev.assay.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.influx.write.InfluxVersion;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InfluxConfigTest {
    private static InfluxConfig read(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(MemorySize.class, 200, new MemorySizeConverter())
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(ControllerConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 500))
                .build()
                .getConfigMapping(ControllerConfig.class)
                .influx();
    }

    @Test
    void defaults() {
        InfluxConfig influx = read(Map.of());

        assertThat(influx.url()).isEmpty();
        assertThat(influx.version()).isEqualTo(InfluxVersion.V2);
        assertThat(influx.database()).isEqualTo("assay");
        assertThat(influx.org()).isEqualTo("assay");
        assertThat(influx.token()).isEmpty();
        assertThat(influx.tokenFile()).isEmpty();
        assertThat(influx.user()).isEmpty();
        assertThat(influx.password()).isEmpty();
        assertThat(influx.passwordFile()).isEmpty();
        assertThat(influx.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(influx.outboxRows()).isEqualTo(1_000_000);
        assertThat(influx.deadLetters()).isEqualTo(100_000);
    }

    @Test
    void everyKeyCanBeSet() {
        InfluxConfig influx = read(Map.ofEntries(
                Map.entry("assay.influx.url", "http://influx:8086"),
                Map.entry("assay.influx.version", "v1"),
                Map.entry("assay.influx.database", "bench"),
                Map.entry("assay.influx.org", "lab"),
                Map.entry("assay.influx.token", "t"),
                Map.entry("assay.influx.token-file", "t.txt"),
                Map.entry("assay.influx.user", "ada"),
                Map.entry("assay.influx.password", "p"),
                Map.entry("assay.influx.password-file", "p.txt"),
                Map.entry("assay.influx.timeout", "7s"),
                Map.entry("assay.influx.outbox-rows", "5000"),
                Map.entry("assay.influx.dead-letters", "70")));

        assertThat(influx.url()).contains("http://influx:8086");
        assertThat(influx.version()).isEqualTo(InfluxVersion.V1);
        assertThat(influx.database()).isEqualTo("bench");
        assertThat(influx.org()).isEqualTo("lab");
        assertThat(influx.token()).contains("t");
        assertThat(influx.tokenFile()).contains(Path.of("t.txt"));
        assertThat(influx.user()).contains("ada");
        assertThat(influx.password()).contains("p");
        assertThat(influx.passwordFile()).contains(Path.of("p.txt"));
        assertThat(influx.timeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(influx.outboxRows()).isEqualTo(5_000);
        assertThat(influx.deadLetters()).isEqualTo(70);
    }

    @Test
    void anUnknownVersionIsRefused() {
        assertThatThrownBy(() -> read(Map.of("assay.influx.version", "v4")))
                .hasMessageContaining("assay.influx.version");
    }
}
