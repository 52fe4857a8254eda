package dev.assay.cli.files;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Opens what an address serves. */
@FunctionalInterface
public interface Fetcher {
    /**
     * The bytes, to be closed by the caller.
     *
     * @throws IOException when the address does not answer or answers with anything but the bytes; the message says which
     */
    InputStream open(URI address) throws IOException, InterruptedException;

    /** Fetches over the network; follows redirects, but never from https to http. */
    static Fetcher overTheNetwork() {
        return address -> {
            HttpClient client = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .connectTimeout(Duration.ofSeconds(20))
                    .build();
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofMinutes(1))
                    .build();
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                response.body().close();
                throw new IOException("answered with status " + response.statusCode());
            }
            return response.body();
        };
    }
}
