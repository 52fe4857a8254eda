package dev.assay.influx.write;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.InfluxDBClientOptions;
import com.influxdb.client.WriteApiBlocking;
import com.influxdb.client.domain.WritePrecision;
import com.influxdb.exceptions.InfluxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Writes through InfluxDB's Java client, blocking: its asynchronous API gives up after some minutes and drops what it has. One connection; to be
 * used by one thread at a time.
 */
public final class InfluxWriter implements LineWriter {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int NO_CONTENT = 204;

    private final InfluxDBClient client;
    private final WriteApiBlocking api;
    private final InfluxTerms terms;
    private final InstantSource clock;

    /**
     * Connects with the first write.
     *
     * @param terms without {@link InfluxTerms#problems()}
     */
    public InfluxWriter(InfluxTerms terms, InstantSource clock) {
        this.terms = terms;
        this.clock = clock;
        OkHttpClient.Builder http = new OkHttpClient.Builder()
                .connectTimeout(CONNECT)
                .readTimeout(terms.timeout())
                .writeTimeout(terms.timeout())
                .callTimeout(terms.timeout())
                // The token is for this server, wherever it may point.
                .followRedirects(false)
                .addInterceptor(InfluxWriter::requireInflux);
        if (terms.version() == InfluxVersion.V1) {
            // The client's own way, a token of user and password, is split at blanks by 1.8.
            terms.credentials().ifPresent(secret -> http.addInterceptor(chain -> chain.proceed(as(chain, secret))));
        }
        InfluxDBClientOptions.Builder options = InfluxDBClientOptions.builder()
                .url(terms.url())
                .okHttpClient(http)
                .org(terms.organization())
                .bucket(terms.database());
        if (terms.version() != InfluxVersion.V1) {
            terms.credentials().ifPresent(secret -> options.authenticateToken(secret.toCharArray()));
        }
        client = InfluxDBClientFactory.create(options.build()).enableGzip();
        api = client.getWriteApiBlocking();
    }

    private static Request as(Interceptor.Chain chain, String userAndPassword) {
        String basic = Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
        return chain.request()
                .newBuilder()
                .header("Authorization", "Basic " + basic)
                .build();
    }

    /** Whatever greets a write with a page, or with nothing at all (a proxy's sign-in, a wrong port), has not stored it. */
    private static Response requireInflux(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        if (response.isSuccessful() && response.code() != NO_CONTENT) {
            int code = response.code();
            response.close();
            throw new IOException("answered " + code + "; InfluxDB answers a write that it has stored with "
                    + NO_CONTENT + " (is assay.influx.url right?)");
        }
        return response;
    }

    @Override
    public WriteAnswer write(List<String> lines) {
        try {
            api.writeRecords(terms.database(), terms.organization(), WritePrecision.NS, lines);
            return new WriteAnswer.Written();
        } catch (InfluxException e) {
            return AnswerReading.of(e.status(), words(e), isInflux(e), header(e, "retry-after"), clock.instant());
        } catch (RuntimeException e) {
            return AnswerReading.of(0, String.valueOf(e), false, Optional.empty(), clock.instant());
        }
    }

    private static boolean isInflux(InfluxException e) {
        Map<String, Object> body = e.errorBody();
        return body.containsKey("error") || body.containsKey("message") || body.containsKey("code");
    }

    private static String words(InfluxException e) {
        Object said = Stream.of("message", "error")
                .map(e.errorBody()::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        Throwable cause = e.getCause();
        if (said != null) {
            return said.toString();
        }
        return e.status() == 0 && cause != null ? cause.toString() : Objects.requireNonNullElse(e.getMessage(), "");
    }

    private static Optional<String> header(InfluxException e, String name) {
        return e.headers().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    @Override
    public void close() {
        client.close();
    }
}
