package dev.assay.agent.link;

import dev.assay.protocol.AgentHello;
import dev.assay.protocol.AgentWelcome;
import dev.assay.protocol.Heartbeat;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.LeaseRequest;
import dev.assay.protocol.ReportReceipt;
import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The controller's HTTP interface for agents. Stateless and thread-safe. HttpURLConnection and not the newer client: that one alone
 * would take an idle agent from 38 to 60 MB.
 */
final class ControllerClient {
    private static final int CONNECT_MILLIS = 10_000;
    private static final int READ_MILLIS = 30_000;
    private static final double POLL_GRACE_MILLIS = 15_000;
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final int ANSWER_BYTES_MAX = 1 << 20;

    private final URI controller;
    private final String token;

    ControllerClient(URI controller, String token) {
        this.controller = controller;
        this.token = token;
    }

    /** What an endpoint's answer means when it is no success. */
    private enum Context {
        AGENT,
        LEASE,
        JOB,
        ARTIFACT
    }

    AgentWelcome hello(AgentHello hello) throws LinkException {
        return exchange("POST", "/api/v1/agent/hello", Context.AGENT, READ_MILLIS, connection -> {
            send(connection, WireJson.write(hello));
            check(connection, Context.AGENT);
            return WireJson.read(AgentWelcome.class, body(connection));
        });
    }

    /** Waits up to {@code pollSeconds} for work. */
    Optional<LeaseGrant> lease(LeaseRequest request, double pollSeconds) throws LinkException {
        int readMillis = (int) (pollSeconds * MILLIS_PER_SECOND + POLL_GRACE_MILLIS);
        return exchange("POST", "/api/v1/agent/lease", Context.LEASE, readMillis, connection -> {
            send(connection, WireJson.write(request));
            check(connection, Context.LEASE);
            return connection.getResponseCode() == HttpURLConnection.HTTP_NO_CONTENT
                    ? Optional.empty()
                    : Optional.of(WireJson.read(LeaseGrant.class, body(connection)));
        });
    }

    void heartbeat(String jobId, Heartbeat heartbeat) throws LinkException {
        exchange("POST", job(jobId) + "/heartbeat", Context.JOB, READ_MILLIS, connection -> {
            send(connection, WireJson.write(heartbeat));
            check(connection, Context.JOB);
            return "";
        });
    }

    /**
     * Sends a report as it lies on disk.
     *
     * @param gzip a SessionReport as JSON, compressed
     */
    ReportReceipt report(String jobId, Path gzip) throws LinkException {
        return exchange("POST", job(jobId) + "/report", Context.JOB, READ_MILLIS, connection -> {
            connection.setRequestProperty("Content-Encoding", "gzip");
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(Files.size(gzip));
            try (OutputStream out = connection.getOutputStream()) {
                Files.copy(gzip, out);
            }
            check(connection, Context.JOB);
            return WireJson.read(ReportReceipt.class, body(connection));
        });
    }

    /** Copies at most {@code bytesMax} bytes of an artifact; whether they are the right ones is the caller's to see. */
    void artifact(String sha256, long bytesMax, OutputStream into) throws LinkException {
        exchange("GET", "/api/v1/artifacts/" + sha256, Context.ARTIFACT, READ_MILLIS, connection -> {
            check(connection, Context.ARTIFACT);
            try (InputStream in = connection.getInputStream()) {
                copy(in, bytesMax, into);
            }
            return "";
        });
    }

    private static String job(String jobId) {
        return "/api/v1/agent/jobs/" + URLEncoder.encode(jobId, StandardCharsets.UTF_8);
    }

    /** One request on an open connection. */
    private interface Exchange<T> {
        T with(HttpURLConnection connection) throws IOException, WireFormatException, LinkException;
    }

    private <T> T exchange(String method, String path, Context context, int readMillis, Exchange<T> exchange)
            throws LinkException {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(controller + path).toURL().openConnection();
            connection.setRequestMethod(method);
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(readMillis);
            connection.setInstanceFollowRedirects(false);
            connection.setRequestProperty("Authorization", "Bearer " + token);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setRequestProperty("Accept", context == Context.ARTIFACT ? "*/*" : "application/json");
            return exchange.with(connection);
        } catch (IOException e) {
            throw new LinkException.Passing(controller + path + ": " + e.getMessage(), e);
        } catch (WireFormatException e) {
            throw new LinkException.Passing(controller + path + ": " + e.getMessage(), e);
        }
    }

    private static void send(HttpURLConnection connection, byte[] json) throws IOException {
        // Not streamed: of a streamed request the body of a 401, with the controller's explanation, cannot be read.
        connection.setDoOutput(true);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(json);
        }
    }

    private static void check(HttpURLConnection connection, Context context) throws IOException, LinkException {
        int status = connection.getResponseCode();
        if (status >= 200 && status < 300) {
            return;
        }
        String detail = "HTTP " + status + ": " + Problem.detailIn(problem(connection));
        if (status == 408 || status == 429 || status >= 500) {
            throw new LinkException.Passing(detail, new IOException(detail));
        }
        if (context == Context.JOB && (status == 404 || status == 409 || status == 410)) {
            throw new LinkException.Stale(detail);
        }
        if (context == Context.LEASE && status == 404) {
            throw new LinkException.Unknown(detail);
        }
        throw new LinkException.Refused(status, detail);
    }

    private static byte[] body(HttpURLConnection connection) throws IOException {
        try (InputStream in = connection.getInputStream()) {
            return in.readNBytes(ANSWER_BYTES_MAX);
        }
    }

    private static byte[] problem(HttpURLConnection connection) throws IOException {
        try (InputStream in = connection.getErrorStream()) {
            return in == null ? new byte[0] : in.readNBytes(ANSWER_BYTES_MAX);
        }
    }

    private static void copy(InputStream in, long bytesMax, OutputStream into) throws IOException {
        byte[] chunk = new byte[1 << 15];
        long left = bytesMax;
        for (int got = in.read(chunk); got >= 0 && left > 0; got = in.read(chunk)) {
            into.write(chunk, 0, (int) Math.min(got, left));
            left -= got;
        }
    }
}
