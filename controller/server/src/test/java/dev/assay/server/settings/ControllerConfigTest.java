package dev.assay.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.server.tls.TlsMode;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ControllerConfigTest {
    private static ControllerConfig read(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(io.quarkus.runtime.configuration.MemorySize.class, 200, new MemorySizeConverter())
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(ControllerConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 500))
                .build()
                .getConfigMapping(ControllerConfig.class);
    }

    @Test
    void defaults() {
        ControllerConfig config = read(Map.of());

        assertThat(config.home()).isEqualTo(Path.of(".assay/controller"));
        assertThat(config.tls().mode()).isEqualTo(TlsMode.AUTO);
        assertThat(config.tls().certificate()).isEmpty();
        assertThat(config.tls().key()).isEmpty();
        assertThat(config.tls().names()).isEmpty();
        assertThat(config.database().url()).isEmpty();
        assertThat(config.database().user()).isEqualTo("sa");
        assertThat(config.database().password()).isEmpty();
        assertThat(config.database().passwordFile()).isEmpty();
        assertThat(config.publicUrl()).isEmpty();
        assertThat(config.commitUrl()).isEmpty();
        assertThat(read(Map.of("assay.commit-url", "")).commitUrl())
                .as("as compose leaves it")
                .isEmpty();
        assertThat(config.pages().session()).isEqualTo(Duration.ofHours(12));
        assertThat(config.pages().idle()).isEqualTo(Duration.ofHours(2));
        assertThat(config.oidc().issuer()).isEmpty();
        assertThat(config.oidc().clientId()).isEmpty();
        assertThat(config.oidc().clientSecret()).isEmpty();
        assertThat(config.oidc().clientSecretFile()).isEmpty();
        assertThat(config.oidc().scopes()).containsExactly("openid", "profile", "email");
        assertThat(config.oidc().claim()).isEqualTo("groups");
        assertThat(config.oidc().admins()).isEmpty();
        assertThat(config.oidc().ci()).isEmpty();
        assertThat(config.oidc().viewers()).isEmpty();
        assertThat(config.oidc().label()).isEqualTo("your organisation");
        assertThat(config.artifacts().folder()).isEmpty();
        assertThat(config.artifacts().adopt()).isFalse();
        assertThat(config.artifacts().keepUnused()).isEqualTo(Duration.ofDays(30));
        assertThat(config.lease().length()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.lease().heartbeat()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.lease().poll()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.lease().lossesMax()).isEqualTo(5);
        assertThat(config.lease().waitersMax()).isEqualTo(10_000);
        assertThat(config.lease().siblingAfter()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.lease().ageing()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.health().checks()).isTrue();
        assertThat(config.health().every()).isEqualTo(Duration.ofHours(24));
        assertThat(config.health().pause()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.health().pauseMax()).isEqualTo(Duration.ofHours(1));
        assertThat(config.health().faultsMax()).isEqualTo(3);
        assertThat(config.health().faultsWindow()).isEqualTo(Duration.ofHours(1));
        assertThat(config.hooks().reboot()).isEmpty();
        assertThat(config.hooks().powerCycle()).isEmpty();
        assertThat(config.hooks().timeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.hooks().automatic()).isFalse();
        assertThat(config.hooks().pause()).isEqualTo(Duration.ofMinutes(15));
        assertThat(config.watch().comparisons()).isTrue();
        assertThat(config.watch().comparisonsPerDay()).isEqualTo(4);
        assertThat(config.watch().hour()).isEqualTo(3);
        assertThat(config.watch().sentinel()).isEmpty();
        assertThat(config.build().parallelism()).isEqualTo(1);
        assertThat(config.build().timeout()).isEqualTo(Duration.ofMinutes(15));
        assertThat(config.build().memory().asLongValue()).isEqualTo(1L << 30);
        assertThat(config.build().lease()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.build().attemptsMax()).isEqualTo(3);
        assertThat(config.limits().artifactBytes().asLongValue()).isEqualTo(1L << 30);
        assertThat(config.limits().reportBytes().asLongValue()).isEqualTo(32L << 20);
        assertThat(config.limits().messageBytes().asLongValue()).isEqualTo(4L << 20);
        assertThat(config.limits().cells()).isEqualTo(100_000);
        assertThat(config.limits().queue()).isEqualTo(200_000);
        assertThat(config.limits().uploads()).isEqualTo(16);
        assertThat(config.limits().storeBytes().asLongValue()).isEqualTo(200L << 30);
        assertThat(config.limits().campaigns()).isEqualTo(1_000);
        assertThat(config.limits().devices()).isEqualTo(20_000);
        assertThat(config.limits().tokens()).isEqualTo(20_000);
        assertThat(config.limits().enrolments()).isEqualTo(1_000);
        assertThat(config.limits().requestsPerSecond()).isEqualTo(100);
        assertThat(config.limits().auditEntries()).isEqualTo(100_000);
    }

    @Test
    void everyKeyCanBeSet() {
        ControllerConfig config = read(Map.ofEntries(
                Map.entry("assay.home", "farm"),
                Map.entry("assay.tls", "off"),
                Map.entry("assay.tls.certificate", "c.pem"),
                Map.entry("assay.tls.key", "k.pem"),
                Map.entry("assay.tls.names", "farm.example,10.0.0.1"),
                Map.entry("assay.database.url", "jdbc:h2:mem:x"),
                Map.entry("assay.database.user", "assay"),
                Map.entry("assay.commit-url", "https://git.example/farm/commit/"),
                Map.entry("assay.public-url", "https://farm:8420"),
                Map.entry("assay.pages.session", "1h"),
                Map.entry("assay.pages.idle", "20m"),
                Map.entry("assay.oidc.issuer", "https://accounts.example"),
                Map.entry("assay.oidc.client-id", "assay"),
                Map.entry("assay.oidc.client-secret", "s3cret"),
                Map.entry("assay.oidc.client-secret-file", "oidc.txt"),
                Map.entry("assay.oidc.scopes", "openid,groups"),
                Map.entry("assay.oidc.claim", "realm_access.roles"),
                Map.entry("assay.oidc.admins", "ops"),
                Map.entry("assay.oidc.ci", "builders,robots"),
                Map.entry("assay.oidc.viewers", "*"),
                Map.entry("assay.oidc.label", "Example"),
                Map.entry("assay.artifacts.folder", "shared"),
                Map.entry("assay.artifacts.adopt", "true"),
                Map.entry("assay.artifacts.keep-unused", "2d"),
                Map.entry("assay.database.password", "secret"),
                Map.entry("assay.database.password-file", "secret.txt"),
                Map.entry("assay.lease.length", "1m"),
                Map.entry("assay.lease.heartbeat", "2s"),
                Map.entry("assay.lease.poll", "3s"),
                Map.entry("assay.lease.losses-max", "4"),
                Map.entry("assay.lease.waiters-max", "5"),
                Map.entry("assay.lease.sibling-after", "6m"),
                Map.entry("assay.lease.ageing", "7m"),
                Map.entry("assay.health.checks", "false"),
                Map.entry("assay.health.every", "8h"),
                Map.entry("assay.health.pause", "9s"),
                Map.entry("assay.health.pause-max", "10m"),
                Map.entry("assay.health.faults-max", "11"),
                Map.entry("assay.health.faults-window", "12m"),
                Map.entry("assay.hooks.reboot", "/bin/reboot-it"),
                Map.entry("assay.hooks.power-cycle", "/bin/cycle-it"),
                Map.entry("assay.hooks.timeout", "13s"),
                Map.entry("assay.hooks.automatic", "true"),
                Map.entry("assay.hooks.pause", "14m"),
                Map.entry("assay.watch.comparisons", "false"),
                Map.entry("assay.watch.comparisons-per-day", "2"),
                Map.entry("assay.watch.hour", "23"),
                Map.entry("assay.watch.sentinel", "steady"),
                Map.entry("assay.build.parallelism", "6"),
                Map.entry("assay.build.timeout", "7m"),
                Map.entry("assay.build.memory", "8M"),
                Map.entry("assay.build.lease", "9s"),
                Map.entry("assay.build.attempts-max", "10"),
                Map.entry("assay.limits.artifact-bytes", "11M"),
                Map.entry("assay.limits.report-bytes", "12M"),
                Map.entry("assay.limits.message-bytes", "13K"),
                Map.entry("assay.limits.cells", "14"),
                Map.entry("assay.limits.queue", "15"),
                Map.entry("assay.limits.uploads", "20"),
                Map.entry("assay.limits.store-bytes", "21G"),
                Map.entry("assay.limits.campaigns", "22"),
                Map.entry("assay.limits.devices", "23"),
                Map.entry("assay.limits.tokens", "16"),
                Map.entry("assay.limits.enrolments", "17"),
                Map.entry("assay.limits.requests-per-second", "18"),
                Map.entry("assay.limits.audit-entries", "19")));

        assertThat(config.home()).isEqualTo(Path.of("farm"));
        assertThat(config.tls().mode()).isEqualTo(TlsMode.OFF);
        assertThat(config.tls().certificate()).contains(Path.of("c.pem"));
        assertThat(config.tls().key()).contains(Path.of("k.pem"));
        assertThat(config.tls().names()).contains(List.of("farm.example", "10.0.0.1"));
        assertThat(config.database().url()).contains("jdbc:h2:mem:x");
        assertThat(config.database().user()).isEqualTo("assay");
        assertThat(config.database().password()).contains("secret");
        assertThat(config.database().passwordFile()).contains(Path.of("secret.txt"));
        assertThat(config.publicUrl()).contains("https://farm:8420");
        assertThat(config.commitUrl()).contains("https://git.example/farm/commit/");
        assertThat(config.pages().session()).isEqualTo(Duration.ofHours(1));
        assertThat(config.pages().idle()).isEqualTo(Duration.ofMinutes(20));
        assertThat(config.oidc().issuer()).contains("https://accounts.example");
        assertThat(config.oidc().clientId()).contains("assay");
        assertThat(config.oidc().clientSecret()).contains("s3cret");
        assertThat(config.oidc().clientSecretFile()).contains(Path.of("oidc.txt"));
        assertThat(config.oidc().scopes()).containsExactly("openid", "groups");
        assertThat(config.oidc().claim()).isEqualTo("realm_access.roles");
        assertThat(config.oidc().admins()).contains(List.of("ops"));
        assertThat(config.oidc().ci()).contains(List.of("builders", "robots"));
        assertThat(config.oidc().viewers()).contains(List.of("*"));
        assertThat(config.oidc().label()).isEqualTo("Example");
        assertThat(config.artifacts().folder()).contains(Path.of("shared"));
        assertThat(config.artifacts().adopt()).isTrue();
        assertThat(config.artifacts().keepUnused()).isEqualTo(Duration.ofDays(2));
        assertThat(config.lease().length()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.lease().heartbeat()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.lease().poll()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.lease().lossesMax()).isEqualTo(4);
        assertThat(config.lease().waitersMax()).isEqualTo(5);
        assertThat(config.lease().siblingAfter()).isEqualTo(Duration.ofMinutes(6));
        assertThat(config.lease().ageing()).isEqualTo(Duration.ofMinutes(7));
        assertThat(config.health().checks()).isFalse();
        assertThat(config.health().every()).isEqualTo(Duration.ofHours(8));
        assertThat(config.health().pause()).isEqualTo(Duration.ofSeconds(9));
        assertThat(config.health().pauseMax()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.health().faultsMax()).isEqualTo(11);
        assertThat(config.health().faultsWindow()).isEqualTo(Duration.ofMinutes(12));
        assertThat(config.hooks().reboot()).contains(Path.of("/bin/reboot-it"));
        assertThat(config.hooks().powerCycle()).contains(Path.of("/bin/cycle-it"));
        assertThat(config.hooks().timeout()).isEqualTo(Duration.ofSeconds(13));
        assertThat(config.hooks().automatic()).isTrue();
        assertThat(config.hooks().pause()).isEqualTo(Duration.ofMinutes(14));
        assertThat(config.watch().comparisons()).isFalse();
        assertThat(config.watch().comparisonsPerDay()).isEqualTo(2);
        assertThat(config.watch().hour()).isEqualTo(23);
        assertThat(config.watch().sentinel()).contains("steady");
        assertThat(config.build().parallelism()).isEqualTo(6);
        assertThat(config.build().timeout()).isEqualTo(Duration.ofMinutes(7));
        assertThat(config.build().memory().asLongValue()).isEqualTo(8L << 20);
        assertThat(config.build().lease()).isEqualTo(Duration.ofSeconds(9));
        assertThat(config.build().attemptsMax()).isEqualTo(10);
        assertThat(config.limits().artifactBytes().asLongValue()).isEqualTo(11L << 20);
        assertThat(config.limits().reportBytes().asLongValue()).isEqualTo(12L << 20);
        assertThat(config.limits().messageBytes().asLongValue()).isEqualTo(13L << 10);
        assertThat(config.limits().cells()).isEqualTo(14);
        assertThat(config.limits().queue()).isEqualTo(15);
        assertThat(config.limits().uploads()).isEqualTo(20);
        assertThat(config.limits().storeBytes().asLongValue()).isEqualTo(21L << 30);
        assertThat(config.limits().campaigns()).isEqualTo(22);
        assertThat(config.limits().devices()).isEqualTo(23);
        assertThat(config.limits().tokens()).isEqualTo(16);
        assertThat(config.limits().enrolments()).isEqualTo(17);
        assertThat(config.limits().requestsPerSecond()).isEqualTo(18);
        assertThat(config.limits().auditEntries()).isEqualTo(19);
    }

    @Test
    void whatCannotBeReadIsRefused() {
        assertThatThrownBy(() -> read(Map.of("assay.lease.length", "soon"))).hasMessageContaining("assay.lease.length");
        assertThatThrownBy(() -> read(Map.of("assay.limits.cells", "many"))).hasMessageContaining("assay.limits.cells");
    }

    @Test
    void aMisspeltKeyIsRefused() {
        assertThatThrownBy(() -> read(Map.of("assay.lease.lenght", "30s"))).hasMessageContaining("assay.lease.lenght");
    }
}
