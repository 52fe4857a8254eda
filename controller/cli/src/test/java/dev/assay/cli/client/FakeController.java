package dev.assay.cli.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.api.CampaignCreated;
import dev.assay.api.CampaignProgress;
import dev.assay.api.CampaignReport;
import dev.assay.api.CampaignRequest;
import dev.assay.api.CampaignState;
import dev.assay.api.ControllerInfo;
import dev.assay.api.Problem;
import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A controller with one campaign, which goes through the steps that it is given. Public for the tests of the commands. */
public final class FakeController implements AutoCloseable {
    /** The token that it accepts. */
    public static final String TOKEN = "client-secret";

    private final HttpServer server;
    private final List<String> requests = new ArrayList<>();
    private final Map<String, byte[]> artifacts = new TreeMap<>();
    private final Deque<CampaignProgress> steps = new ArrayDeque<>();
    private final Deque<Integer> failures = new ArrayDeque<>();
    private @Nullable CampaignReport report;
    private @Nullable CampaignRequest created;
    private @Nullable Problem refusal;

    public FakeController() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1", this::answer);
        server.start();
    }

    /** Where it listens. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What was asked, as {@code GET /info}. */
    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    /** What was uploaded, by hash. */
    public synchronized Map<String, byte[]> artifacts() {
        return artifacts;
    }

    /** The campaign that was asked for. */
    public synchronized CampaignRequest created() {
        if (created == null) {
            throw new AssertionError("no campaign was created; asked was " + requests);
        }
        return created;
    }

    /** The next answers to a request for progress; the last one stays. */
    public synchronized void setSteps(List<CampaignProgress> progress) {
        steps.addAll(progress);
    }

    /** Every answer to a request for progress. */
    public synchronized void setOnlyStep(CampaignProgress progress) {
        steps.clear();
        steps.add(progress);
    }

    /** The answer to a request for the report. */
    public synchronized void setReport(CampaignReport answer) {
        report = answer;
    }

    /** The next requests are answered with these statuses and no body, whatever they ask. */
    public synchronized void setFailures(List<Integer> statuses) {
        failures.addAll(statuses);
    }

    /** A campaign is refused with this. */
    public synchronized void setRefusal(Problem problem) {
        refusal = problem;
    }

    /** A step of the campaign's progress. */
    public static CampaignProgress progress(CampaignState state, int done, List<String> doing, List<String> blockers) {
        return new CampaignProgress("c1", state, 4, done, done, 0, 0, 3, 2, doing, 42.0, blockers);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/api/v1".length());
        requests.add(exchange.getRequestMethod() + " " + path);
        byte[] body = exchange.getRequestBody().readAllBytes();
        Integer failure = failures.poll();
        if (failure != null) {
            exchange.getResponseHeaders().set("Retry-After", "1");
            send(exchange, failure, new byte[0]);
        } else if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, new Problem("unauthorized", 401, "no valid token was shown", List.of()));
        } else if (path.startsWith("/artifacts/")) {
            artifact(exchange, path.substring("/artifacts/".length()), body);
        } else {
            campaign(exchange, path, body);
        }
    }

    private void artifact(HttpExchange exchange, String sha256, byte[] body) throws IOException {
        byte[] known = artifacts.get(sha256);
        switch (exchange.getRequestMethod()) {
            case "HEAD" -> {
                exchange.sendResponseHeaders(known == null ? 404 : 200, -1);
                exchange.close();
            }
            case "PUT" -> {
                artifacts.put(sha256, body);
                send(exchange, 201, new byte[0]);
            }
            default -> send(exchange, known == null ? 404 : 200, known == null ? new byte[0] : known);
        }
    }

    private void campaign(HttpExchange exchange, String path, byte[] body) throws IOException {
        switch (path) {
            case "/info" ->
                send(exchange, 200, WireJson.write(new ControllerInfo("0.1.0", 1, "farm", "H2", List.of())));
            case "/campaigns" -> {
                if (exchange.getRequestMethod().equals("GET")) {
                    send(exchange, 200, WireJson.write(new CampaignPage(known())));
                    return;
                }
                if (refusal != null) {
                    send(exchange, refusal);
                    return;
                }
                created = read(body);
                send(exchange, 201, WireJson.write(new CampaignCreated("c1")));
            }
            case "/campaigns/c1/progress" -> {
                CampaignProgress step = steps.size() > 1 ? steps.remove() : steps.element();
                send(exchange, 200, WireJson.write(step));
            }
            case "/campaigns/c1/report" -> {
                CampaignReport answer = report;
                send(exchange, answer == null ? 404 : 200, answer == null ? new byte[0] : WireJson.write(answer));
            }
            default -> send(exchange, 404, new byte[0]);
        }
    }

    private List<KnownCampaign> known() {
        CampaignReport known = report;
        return known == null
                ? List.of()
                : List.of(new KnownCampaign(
                        "c1", known.sweep(), known.state(), known.createdAt(), known.revision(), known.branch()));
    }

    private static CampaignRequest read(byte[] body) throws IOException {
        try {
            return WireJson.read(CampaignRequest.class, body);
        } catch (WireFormatException e) {
            throw new IOException(e);
        }
    }

    private static void send(HttpExchange exchange, Problem problem) throws IOException {
        send(exchange, problem.status(), WireJson.write(problem));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
