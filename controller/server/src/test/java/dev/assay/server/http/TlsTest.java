package dev.assay.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.TokenGrant;
import dev.assay.api.TokenRequest;
import dev.assay.api.TokenScope;
import dev.assay.protocol.TokenText;
import dev.assay.protocol.WireJson;
import dev.assay.protocol.tls.PinnedTls;
import dev.assay.server.settings.ListenConfig;
import dev.assay.server.tls.ServerCertificate;
import dev.assay.server.tls.TlsMode;
import dev.assay.server.tls.TlsTerms;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** A controller that made its own certificate, and clients that know it by the pin in their token. */
@QuarkusTest
@TestProfile(TlsTest.Profile.class)
class TlsTest {
    private static final String NOT_ITS_PIN = "A".repeat(43);

    /** As {@code ControllerMain} starts it when it listens beyond its own machine. */
    public static final class Profile implements QuarkusTestProfile {
        private static final Path HOME = home();

        private static Path home() {
            try {
                return Files.createTempDirectory("assay-tls");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            TlsTerms terms = new TlsTerms(TlsMode.ON, "localhost", Optional.empty(), Optional.empty(), List.of());
            try {
                ServerCertificate certificate = ServerCertificate.prepare(
                                terms,
                                HOME.resolve("tls"),
                                InstantSource.system().instant())
                        .orElseThrow();
                Map<String, String> settings = new HashMap<>(ListenConfig.serverSettings(certificate, "0"));
                settings.put("quarkus.http.test-ssl-port", "0");
                settings.put("assay.tls", "on");
                settings.put("assay.home", HOME.toString());
                settings.put("assay.database.url", "jdbc:h2:mem:tls;DB_CLOSE_DELAY=-1");
                return settings;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.test-ssl-port", Integer.class);
    }

    private static TokenText token() throws IOException {
        return TokenText.parse(Files.readString(Profile.HOME.resolve("tokens/client.token")));
    }

    private static HttpClient.Builder client(String pin) {
        return HttpClient.newBuilder()
                .sslContext(PinnedTls.of(List.of(pin)).context().orElseThrow());
    }

    private static HttpRequest.Builder request(String path, TokenText token) {
        return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port() + path))
                .header("Authorization", "Bearer " + token.secret());
    }

    private static HttpResponse<byte[]> send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    @Test
    void theTokensFileIsAllThatAClientNeeds() throws Exception {
        TokenText token = token();
        assertThat(token.pins()).hasSize(1);
        HttpClient client = client(token.pins().get(0)).build();

        HttpResponse<byte[]> made = send(
                client,
                request("/api/v1/tokens", token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(
                                WireJson.write(new TokenRequest(TokenScope.VIEWER, "viewer", null)))));

        assertThat(made.statusCode()).isEqualTo(200);
        TokenText viewer = TokenText.parse(Http.read(made, TokenGrant.class).token());
        assertThat(viewer.pins()).isEqualTo(token.pins());
        assertThat(send(client, request("/api/v1/info", viewer)).statusCode()).isEqualTo(200);
    }

    @Test
    void anotherKeyIsNotTrusted() throws IOException {
        TokenText token = token();

        assertThatThrownBy(() -> send(client(NOT_ITS_PIN).build(), request("/api/v1/info", token)))
                .isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void anOldTlsIsRefused() throws IOException {
        TokenText token = token();
        SSLParameters old = new SSLParameters();
        old.setProtocols(new String[] {"TLSv1.1"});

        assertThatThrownBy(() ->
                        send(client(token.pins().get(0)).sslParameters(old).build(), request("/api/v1/info", token)))
                .isInstanceOf(IOException.class);
    }

    /** The server writes the port that it was given into this setting when it opens one. */
    @Test
    void thereIsNoPortWithoutTls() throws IOException {
        TokenText token = token();
        URI plain = URI.create("http://127.0.0.1:" + port() + "/api/v1/info");

        assertThat(ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class))
                .isZero();
        assertThatThrownBy(() ->
                        send(HttpClient.newHttpClient(), request("/", token).uri(plain)))
                .isInstanceOf(IOException.class);
    }
}
