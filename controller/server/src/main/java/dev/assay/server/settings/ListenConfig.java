package dev.assay.server.settings;

import dev.assay.server.home.HomeFolder;
import dev.assay.server.tls.ServerCertificate;
import dev.assay.server.tls.TlsTerms;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * What must be known before the server starts, since it cannot be changed afterwards: whether it speaks TLS, and with which
 * certificate.
 */
public final class ListenConfig {
    private static final String PLAIN_REQUESTS = "quarkus.http.insecure-requests";
    private static final String DISABLED = "disabled";
    private static final Path OVERRIDES = Path.of("config", "application.properties");
    private static final int PRIORITY_OF_OVERRIDES = 260;
    private static final int PRIORITY_OF_DEFAULTS = 250;

    private ListenConfig() {}

    /** Settings of the server that follow from those of the controller; a certificate is made if need be. */
    public static Map<String, String> serverSettings(InstantSource clock) throws IOException {
        SmallRyeConfig config = read();
        ControllerConfig controller = config.getConfigMapping(ControllerConfig.class);
        String host = config.getValue("quarkus.http.host", String.class);
        Optional<ServerCertificate> certificate =
                certificate(controller, host, HomeFolder.open(controller.home()), clock);
        return certificate
                .map(shown -> serverSettings(shown, config.getValue("quarkus.http.port", String.class)))
                .orElse(Map.of());
    }

    /** {@code https} or {@code http}: what the running server speaks. */
    public static String scheme(Config running) {
        boolean isTlsAlone = running.getOptionalValue(PLAIN_REQUESTS, String.class)
                .filter(DISABLED::equals)
                .isPresent();
        return isTlsAlone ? "https" : "http";
    }

    /** The same for a certificate that is known. */
    public static Map<String, String> serverSettings(ServerCertificate certificate, String port) {
        return Map.of(
                "quarkus.http.insecure-requests",
                "disabled",
                "quarkus.http.ssl-port",
                port,
                "quarkus.http.ssl.certificate.files",
                certificate.certificateFile().toString(),
                "quarkus.http.ssl.certificate.key-files",
                certificate.keyFile().toString());
    }

    /** The certificate that these settings mean; empty for plain HTTP. */
    public static Optional<ServerCertificate> certificate(
            ControllerConfig config, String host, HomeFolder home, InstantSource clock) throws IOException {
        ControllerConfig.Tls tls = config.tls();
        TlsTerms terms = new TlsTerms(
                tls.mode(), host, tls.certificate(), tls.key(), tls.names().orElse(List.of()));
        return ServerCertificate.prepare(terms, home.tls(), clock.instant());
    }

    private static SmallRyeConfig read() throws IOException {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDefaultSources()
                .withConverter(MemorySize.class, PRIORITY_OF_DEFAULTS, new MemorySizeConverter())
                .withConverter(Duration.class, PRIORITY_OF_DEFAULTS, new DurationConverter())
                .withMapping(ControllerConfig.class);
        URL defaults = ListenConfig.class.getResource("/application.properties");
        if (defaults != null) {
            builder.withSources(new PropertiesConfigSource(defaults, PRIORITY_OF_DEFAULTS));
        }
        if (Files.exists(OVERRIDES)) {
            builder.withSources(new PropertiesConfigSource(OVERRIDES.toUri().toURL(), PRIORITY_OF_OVERRIDES));
        }
        return builder.build();
    }
}
