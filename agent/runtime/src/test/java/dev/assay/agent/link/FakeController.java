package dev.assay.agent.link;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.assay.protocol.AgentHello;
import dev.assay.protocol.AgentWelcome;
import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.ControllerAddress;
import dev.assay.protocol.EnrolmentReceipt;
import dev.assay.protocol.EnrolmentRequest;
import dev.assay.protocol.Heartbeat;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.LeaseRequest;
import dev.assay.protocol.PairAnswer;
import dev.assay.protocol.PairBlock;
import dev.assay.protocol.PairNews;
import dev.assay.protocol.ProtocolVersion;
import dev.assay.protocol.ReportReceipt;
import dev.assay.protocol.SessionReport;
import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The controller's side of the agent's HTTP interface, over real HTTP; each test says how it misbehaves. */
public final class FakeController implements AutoCloseable {
    /** Of the device, known from the beginning or given at its enrolment. */
    public static final String TOKEN = "secret";
    /** Works once. */
    public static final String ENROLMENT_TOKEN = "once";

    final List<AgentHello> hellos = new CopyOnWriteArrayList<>();
    final List<Heartbeat> heartbeats = new CopyOnWriteArrayList<>();
    final List<SessionReport> reports = new CopyOnWriteArrayList<>();
    final List<PairNews> blocks = new CopyOnWriteArrayList<>();
    final List<LeaseRequest> polls = new CopyOnWriteArrayList<>();
    final BlockingQueue<LeaseGrant> jobs = new LinkedBlockingQueue<>();

    volatile int helloStatus = 200;
    volatile int heartbeatStatus = 204;
    volatile int reportStatus = 200;
    volatile int blocksWanted = 1;
    /** So many blocks are taken, and their answer is lost on the way. */
    final AtomicInteger lostAnswers = new AtomicInteger();

    volatile int protocolVersion = ProtocolVersion.CURRENT;
    final AtomicInteger damagedDownloads = new AtomicInteger();
    final AtomicInteger reportAttempts = new AtomicInteger();

    final List<ControllerAddress> controllers = new CopyOnWriteArrayList<>();
    final List<String> enrolled = new CopyOnWriteArrayList<>();

    private final Map<String, byte[]> artifacts = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final @Nullable SSLContext tls;
    private final int port;
    private @Nullable HttpServer server;

    FakeController() throws IOException {
        this(null);
    }

    /** With TLS unless {@code tls} is null. */
    FakeController(@Nullable SSLContext tls) throws IOException {
        this.tls = tls;
        HttpServer fresh = create(0);
        server = fresh;
        port = fresh.getAddress().getPort();
        begin(fresh);
    }

    private HttpServer create(int wantedPort) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), wantedPort);
        if (tls == null) {
            return HttpServer.create(address, 0);
        }
        HttpsServer secured = HttpsServer.create(address, 0);
        secured.setHttpsConfigurator(new HttpsConfigurator(tls));
        return secured;
    }

    private void begin(HttpServer fresh) {
        fresh.setExecutor(threads);
        fresh.createContext("/", this::answer);
        fresh.start();
    }

    String url() {
        return (tls == null ? "http" : "https") + "://127.0.0.1:" + port;
    }

    /** The line goes down: connections are cut, and new ones are refused. */
    void goDown() {
        HttpServer running = server;
        if (running != null) {
            running.stop(0);
            server = null;
        }
    }

    void comeBack() throws IOException {
        server = create(port);
        begin(server);
    }

    ArtifactRef offer(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            String sha256 = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            artifacts.put(sha256, bytes);
            return new ArtifactRef(sha256, bytes.length);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().equals("/api/v1/agent/enrol")) {
                enrol(exchange);
                return;
            }
            if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                problem(exchange, 401, "this token is not known");
                return;
            }
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/api/v1/agent/hello")) {
                hello(exchange);
            } else if (path.equals("/api/v1/agent/lease")) {
                lease(exchange);
            } else if (path.endsWith("/heartbeat")) {
                heartbeats.add(read(Heartbeat.class, exchange.getRequestBody()));
                reply(exchange, heartbeatStatus, new byte[0]);
            } else if (path.endsWith("/pairs")) {
                pairs(exchange);
            } else if (path.endsWith("/report")) {
                report(exchange);
            } else {
                artifact(exchange, path.substring(path.lastIndexOf('/') + 1));
            }
        }
    }

    private void hello(HttpExchange exchange) throws IOException {
        AgentHello hello = read(AgentHello.class, exchange.getRequestBody());
        if (helloStatus != 200) {
            problem(exchange, helloStatus, "this agent speaks version " + hello.protocolVersion() + "; update it");
            return;
        }
        hellos.add(hello);
        reply(exchange, 200, WireJson.write(new AgentWelcome(protocolVersion, "device-1", 5, 0.1, 20, controllers)));
    }

    private void enrol(HttpExchange exchange) throws IOException {
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        if (!("Bearer " + ENROLMENT_TOKEN).equals(token) || !enrolled.isEmpty()) {
            problem(exchange, 401, "this enrolment token is void");
            return;
        }
        String name = read(EnrolmentRequest.class, exchange.getRequestBody()).deviceName();
        enrolled.add(name);
        reply(exchange, 200, WireJson.write(new EnrolmentReceipt(name, TOKEN)));
    }

    private void lease(HttpExchange exchange) throws IOException {
        polls.add(read(LeaseRequest.class, exchange.getRequestBody()));
        try {
            LeaseGrant grant = jobs.poll(20, TimeUnit.SECONDS);
            reply(exchange, grant == null ? 204 : 200, grant == null ? new byte[0] : WireJson.write(grant));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pairs(HttpExchange exchange) throws IOException {
        PairNews news = read(PairNews.class, new GZIPInputStream(exchange.getRequestBody()));
        blocks.add(news);
        if (lostAnswers.getAndDecrement() > 0) {
            problem(exchange, 503, "on purpose");
            return;
        }
        boolean enough = news.pairs().get(1).index() + 1 >= PairBlock.PAIRS * blocksWanted;
        reply(exchange, 200, WireJson.write(new PairAnswer(enough)));
    }

    private void report(HttpExchange exchange) throws IOException {
        SessionReport report = read(SessionReport.class, new GZIPInputStream(exchange.getRequestBody()));
        reportAttempts.incrementAndGet();
        if (reportStatus != 200) {
            problem(exchange, reportStatus, "the store is full");
            return;
        }
        reports.add(report);
        reply(exchange, 200, WireJson.write(new ReportReceipt(ReportReceipt.Outcome.STORED)));
    }

    private void artifact(HttpExchange exchange, String sha256) throws IOException {
        byte[] bytes = artifacts.get(sha256);
        if (bytes == null) {
            problem(exchange, 404, "no artifact " + sha256);
            return;
        }
        byte[] sent = bytes.clone();
        if (damagedDownloads.getAndDecrement() > 0) {
            sent[sent.length / 2] ^= 1;
        }
        reply(exchange, 200, sent);
    }

    private static <T> T read(Class<T> type, InputStream body) throws IOException {
        try {
            return WireJson.read(type, body.readAllBytes());
        } catch (WireFormatException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private static void problem(HttpExchange exchange, int status, String detail) throws IOException {
        exchange.getRequestBody().readAllBytes();
        reply(exchange, status, WireJson.write(Map.of("title", "no", "status", status, "detail", detail)));
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
        goDown();
        threads.shutdownNow();
    }
}
