package dev.assay.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCertificateTest {
    /** Of the JDK's own clock, by which keytool dates what it makes. */
    private static final Instant NOW = Instant.ofEpochMilli(
            ProcessHandle.current().info().startInstant().orElseThrow().toEpochMilli());

    @TempDir
    private Path folder;

    private ServerCertificate generated(Instant now, String... names) throws IOException {
        TlsTerms terms = new TlsTerms(TlsMode.ON, "localhost", Optional.empty(), Optional.empty(), List.of(names));
        return ServerCertificate.prepare(terms, folder, now).orElseThrow();
    }

    private static List<String> namesIn(X509Certificate certificate) throws Exception {
        return certificate.getSubjectAlternativeNames().stream()
                .map(name -> String.valueOf(name.get(1)))
                .toList();
    }

    @Test
    void oneIsMadeOnceAndIsItsOwnersSecret() throws Exception {
        ServerCertificate first = generated(NOW, "farm.example", "10.1.2.3", "odd_name");
        byte[] key = Files.readAllBytes(first.keyFile());

        ServerCertificate second = generated(NOW, "farm.example", "10.1.2.3");

        assertThat(Files.readAllBytes(second.keyFile())).isEqualTo(key);
        assertThat(second.certificate()).isEqualTo(first.certificate());
        assertThat(namesIn(first.certificate())).contains("localhost", "127.0.0.1", "farm.example", "10.1.2.3");
        assertThat(first.certificate().getPublicKey().getAlgorithm()).isEqualTo("EC");
        assertThat(Duration.between(NOW, first.certificate().getNotAfter().toInstant()))
                .isGreaterThan(Duration.ofDays(3_640));
        assertThat(first.pin().orElseThrow()).matches("[A-Za-z0-9_-]{43}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first.keyFile())))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("certificate.pem", "key.pem");
        }
    }

    @Test
    void itIsRenewedWithTheSameKeySoThatPinsStay() throws Exception {
        ServerCertificate first = generated(NOW);

        ServerCertificate renewed = generated(NOW, "another.example");

        assertThat(renewed.certificate()).isNotEqualTo(first.certificate());
        assertThat(namesIn(renewed.certificate())).contains("another.example");
        assertThat(renewed.pin()).isEqualTo(first.pin());
    }

    @Test
    void oneThatEndsSoonIsRenewed() throws IOException {
        ServerCertificate first = generated(NOW);
        Instant soon = first.certificate().getNotAfter().toInstant().minus(Duration.ofDays(30));

        ServerCertificate renewed = generated(soon);

        assertThat(renewed.certificate().getSerialNumber())
                .isNotEqualTo(first.certificate().getSerialNumber());
        assertThat(renewed.pin()).isEqualTo(first.pin());
    }

    @Test
    void aKeyWithoutItsCertificateIsNotThrownAway() throws IOException {
        ServerCertificate first = generated(NOW);
        Files.delete(first.certificateFile());

        assertThatThrownBy(() -> generated(NOW)).hasMessageContaining("certificate.pem is missing; put it back");
    }

    @Test
    void theOwnersCertificateIsTakenAsItIs() throws IOException {
        ServerCertificate own = generated(NOW);
        TlsTerms terms = new TlsTerms(
                TlsMode.AUTO, "0.0.0.0", Optional.of(own.certificateFile()), Optional.of(own.keyFile()), List.of());

        assertThat(ServerCertificate.prepare(terms, folder.resolve("unused"), NOW))
                .map(ServerCertificate::certificate)
                .contains(own.certificate());
        assertThat(folder.resolve("unused")).doesNotExist();
    }

    @Test
    void whatDoesNotBelongTogetherIsRefused() throws IOException {
        ServerCertificate own = generated(NOW);
        ServerCertificate other =
                new GeneratedCertificate(folder.resolve("other"), CertificateNames.of(List.of("x"))).open(NOW);

        assertThatThrownBy(() -> ServerCertificate.read(own.certificateFile(), other.keyFile(), NOW))
                .hasMessageContaining("is not the key of");
        assertThatThrownBy(() -> ServerCertificate.read(own.keyFile(), own.keyFile(), NOW))
                .hasMessageContaining("holds no certificate in PEM");
        assertThatThrownBy(() -> ServerCertificate.read(own.certificateFile(), own.certificateFile(), NOW))
                .hasMessageContaining("holds no private key as PKCS #8");
        assertThatThrownBy(() ->
                        ServerCertificate.read(own.certificateFile(), own.keyFile(), NOW.plus(Duration.ofDays(4_000))))
                .hasMessageContaining("expired at");
        assertThatThrownBy(() -> new TlsTerms(TlsMode.ON, "x", Optional.empty(), Optional.of(own.keyFile()), List.of()))
                .hasMessageContaining("assay.tls.key is set alone");
    }

    @Test
    void autoMeansBeyondThisMachine() {
        for (String host : List.of("127.0.0.1", "localhost", "::1", "127.8.8.8")) {
            assertThat(new TlsTerms(TlsMode.AUTO, host, Optional.empty(), Optional.empty(), List.of()).isOn())
                    .as(host)
                    .isFalse();
        }
        for (String host : List.of("0.0.0.0", "::", "192.168.1.20")) {
            assertThat(new TlsTerms(TlsMode.AUTO, host, Optional.empty(), Optional.empty(), List.of()).isOn())
                    .as(host)
                    .isTrue();
        }
        assertThat(new TlsTerms(TlsMode.OFF, "0.0.0.0", Optional.empty(), Optional.empty(), List.of()).isOn())
                .isFalse();
    }
}
