package dev.assay.cli.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.assay.sweep.reading.SourceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadsTest {
    private static final String ADDRESS = "https://models.example/m.onnx";
    private static final String TEXT = "weights";

    private final AtomicInteger fetched = new AtomicInteger();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private final Fetcher fetcher = address -> {
        fetched.incrementAndGet();
        return new ByteArrayInputStream(TEXT.getBytes(StandardCharsets.UTF_8));
    };

    @Test
    void aDownloadIsKeptAndTheNetworkNotAskedAgain() throws Exception {
        Downloads downloads = new Downloads(folder, Set.of(Sha256.of(TEXT)), 100, fetcher);

        Path first = downloads.fetch(ADDRESS);
        Path second = new Downloads(folder, Set.of(Sha256.of(TEXT), Sha256.of("x")), 100, fetcher).fetch(ADDRESS);

        assertThat(first).isEqualTo(second).hasContent(TEXT);
        assertThat(fetched).hasValue(1);
    }

    @Test
    void aFileWithAnotherHashIsNotKept() throws Exception {
        Downloads downloads = new Downloads(folder, Set.of(Sha256.of("other")), 100, fetcher);

        assertThatThrownBy(() -> downloads.fetch(ADDRESS))
                .isInstanceOf(SourceException.class)
                .hasMessage("\"" + ADDRESS + "\" serves a file with SHA-256 " + Sha256.of(TEXT)
                        + "; expected one that the sweep names beside it");
        assertThat(names()).isEmpty();
    }

    @Test
    void anEndlessDownloadIsCutOff() throws Exception {
        Downloads downloads = new Downloads(folder, Set.of(Sha256.of(TEXT)), 5, fetcher);

        assertThatThrownBy(() -> downloads.fetch(ADDRESS))
                .isInstanceOf(SourceException.class)
                .hasMessage("\"" + ADDRESS + "\" cannot be downloaded: it is longer than 5 B");
        assertThat(names()).isEmpty();
    }

    @Test
    void anAnswerThatIsNotTheFileIsAnErrorWithItsStatus() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean isThere = exchange.getRequestURI().getPath().equals("/m.onnx");
            byte[] body = TEXT.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(isThere ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            Fetcher network = Fetcher.overTheNetwork();

            try (var in = network.open(base.resolve("/m.onnx"))) {
                assertThat(in).hasContent(TEXT);
            }
            assertThatThrownBy(() -> network.open(base.resolve("/gone.onnx")))
                    .isInstanceOf(IOException.class)
                    .hasMessage("answered with status 404");
        } finally {
            server.stop(0);
        }
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
