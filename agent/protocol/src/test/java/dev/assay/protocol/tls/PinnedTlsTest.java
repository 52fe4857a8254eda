package dev.assay.protocol.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.assay.protocol.TokenText;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinnedTlsTest {
    private static final String OTHER_PIN = "A".repeat(43);

    @SuppressWarnings("NullAway.Init") // JUnit calls startServer first
    private static TlsServer server;

    private static String pin = "";

    @BeforeAll
    static void startServer(@TempDir Path folder) throws Exception {
        server = TlsServer.start(folder);
        pin = CertificatePin.of(server.certificate());
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    private static int statusOverUrlConnection(PinnedTls tls) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(server.url()).toURL().openConnection();
        tls.prepare(connection);
        return connection.getResponseCode();
    }

    private static int statusOverHttpClient(PinnedTls tls) throws IOException, InterruptedException {
        HttpClient.Builder builder = HttpClient.newBuilder();
        tls.context().ifPresent(builder::sslContext);
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url())).build();
        return builder.build().send(request, BodyHandlers.discarding()).statusCode();
    }

    @Test
    void aPinIsWhatATokenCarries() {
        TokenText token = TokenText.parse("secret." + pin);

        assertThat(token.pins()).containsExactly(pin);
    }

    @Test
    void thePinnedKeyIsAcceptedWhateverNameItsCertificateSays() throws Exception {
        PinnedTls tls = PinnedTls.of(List.of(OTHER_PIN, pin));

        assertThat(statusOverUrlConnection(tls)).isEqualTo(204);
        assertThat(statusOverHttpClient(tls)).isEqualTo(204);
    }

    @Test
    void anotherKeyIsRefusedByBothKindsOfClientWithBothPinsNamed() {
        PinnedTls tls = PinnedTls.of(List.of(OTHER_PIN));

        Throwable overUrlConnection = catchThrowable(() -> statusOverUrlConnection(tls));
        Throwable overHttpClient = catchThrowable(() -> statusOverHttpClient(tls));

        assertThat(PinMismatchException.in(overUrlConnection))
                .hasMessageContaining(pin)
                .hasMessageContaining("expects " + OTHER_PIN);
        assertThat(PinMismatchException.in(overHttpClient)).isNotNull();
    }

    @Test
    void withoutAPinOrdinaryRulesRefuseACertificateThatNobodySigned() {
        PinnedTls tls = PinnedTls.of(List.of());

        assertThat(tls.context()).isEmpty();
        assertThatThrownBy(() -> statusOverUrlConnection(tls))
                .isInstanceOf(SSLHandshakeException.class)
                .satisfies(
                        failure -> assertThat(PinMismatchException.in(failure)).isNull());
    }
}
