package dev.assay.simulator.device;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.protocol.AgentHello;
import dev.assay.protocol.AgentWelcome;
import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.Heartbeat;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.LeaseRequest;
import dev.assay.protocol.PairAnswer;
import dev.assay.protocol.PairNews;
import dev.assay.protocol.ProtocolVersion;
import dev.assay.protocol.ReportReceipt;
import dev.assay.protocol.SessionReport;
import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/** A controller's interface for agents over real HTTP; every device gets the jobs that were put in its queue. */
final class FakeFarm implements AutoCloseable {
    static final String TOKEN = "secret";
    static final double LEASE_SECONDS = 0.4;
    static final int BLOCKS_WANTED = 3;

    final List<AgentHello> hellos = new CopyOnWriteArrayList<>();
    final List<Heartbeat> heartbeats = new CopyOnWriteArrayList<>();
    final List<SessionReport> reports = new CopyOnWriteArrayList<>();
    final List<PairNews> blocks = new CopyOnWriteArrayList<>();
    /** How many heartbeats had arrived when each report did. */
    final List<Integer> heartbeatsBefore = new CopyOnWriteArrayList<>();

    private final Map<String, BlockingQueue<LeaseGrant>> jobs = new ConcurrentHashMap<>();
    private final Map<String, byte[]> artifacts = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    FakeFarm() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void give(String device, LeaseGrant job) {
        queue(device).add(job);
    }

    private BlockingQueue<LeaseGrant> queue(String device) {
        return jobs.computeIfAbsent(device, name -> new LinkedBlockingQueue<>());
    }

    ArtifactRef offer(byte[] bytes) throws NoSuchAlgorithmException {
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        artifacts.put(sha256, bytes);
        return new ArtifactRef(sha256, bytes.length);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.getRequestBody().readAllBytes();
                reply(exchange, 401, new byte[0]);
            } else if (path.endsWith("/hello")) {
                AgentHello hello = read(AgentHello.class, exchange.getRequestBody());
                hellos.add(hello);
                AgentWelcome welcome = new AgentWelcome(
                        ProtocolVersion.CURRENT, hello.deviceName(), LEASE_SECONDS, 0.05, 5, List.of());
                reply(exchange, 200, WireJson.write(welcome));
            } else if (path.endsWith("/lease")) {
                lease(exchange);
            } else if (path.endsWith("/heartbeat")) {
                heartbeats.add(read(Heartbeat.class, exchange.getRequestBody()));
                reply(exchange, 204, new byte[0]);
            } else if (path.endsWith("/pairs")) {
                blocks.add(read(PairNews.class, new GZIPInputStream(exchange.getRequestBody())));
                reply(exchange, 200, WireJson.write(new PairAnswer(blocks.size() == BLOCKS_WANTED)));
            } else if (path.endsWith("/report")) {
                heartbeatsBefore.add(heartbeats.size());
                reports.add(read(SessionReport.class, new GZIPInputStream(exchange.getRequestBody())));
                reply(exchange, 200, WireJson.write(new ReportReceipt(ReportReceipt.Outcome.STORED)));
            } else {
                reply(exchange, 200, artifacts.getOrDefault(path.substring(path.lastIndexOf('/') + 1), new byte[0]));
            }
        }
    }

    private void lease(HttpExchange exchange) throws IOException {
        LeaseRequest request = read(LeaseRequest.class, exchange.getRequestBody());
        try {
            LeaseGrant grant = queue(request.deviceId()).poll(5, TimeUnit.SECONDS);
            reply(exchange, grant == null ? 204 : 200, grant == null ? new byte[0] : WireJson.write(grant));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T read(Class<T> type, InputStream body) throws IOException {
        try {
            return WireJson.read(type, body.readAllBytes());
        } catch (WireFormatException e) {
            throw new IOException(e);
        }
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
