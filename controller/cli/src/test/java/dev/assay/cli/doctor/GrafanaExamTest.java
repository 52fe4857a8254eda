package dev.assay.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers are typed after Grafana's documentation of its HTTP API; no Grafana runs here. */
class GrafanaExamTest {
    private static final String TOKEN = "glsa_token";
    private static final String HEALTH = "/api/health";
    private static final String SOURCE = "/api/datasources/uid/assay-influx/health";
    private static final String BOARDS = "/api/search?type=dash-db&limit=1000";
    private static final String RULES = "/api/v1/provisioning/alert-rules";
    private static final GrafanaExam.Expected EXPECTED =
            new GrafanaExam.Expected("assay-influx", Set.of("assay-fleet", "assay-sweep"), Set.of("assay-silent"));

    private static final String SIGN_IN = "<!doctype html><title>Sign in</title>";

    private final Map<String, String> answers = new TreeMap<>();
    /** Other than 200. */
    private final Map<String, Integer> statuses = new TreeMap<>();

    @SuppressWarnings("NullAway.Init") // JUnit calls start first
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        answers.put(HEALTH, "{\"database\":\"ok\",\"version\":\"13.2.3\"}");
        answers.put(SOURCE, "{\"status\":\"OK\",\"message\":\"datasource is working\"}");
        answers.put(BOARDS, "[{\"uid\":\"assay-fleet\"},{\"uid\":\"assay-sweep\"},{\"uid\":\"another\"}]");
        answers.put(RULES, "[{\"uid\":\"assay-silent\"}]");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        boolean isOpen = path.equals(HEALTH);
        boolean isKnown =
                ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        String answer = answers.get(path);
        int status = !isOpen && !isKnown ? 401 : answer == null ? 404 : statuses.getOrDefault(path, 200);
        byte[] body = ((isOpen || isKnown) && answer != null ? answer : "{\"message\":\"no\"}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private List<Check> look(@Nullable String token) throws InterruptedException {
        Findings findings = new Findings();
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        new GrafanaExam(findings, new GrafanaClient(url, token), EXPECTED).look();
        return findings.all();
    }

    @Test
    void whatIsProvisionedIsFound() throws InterruptedException {
        assertThat(look(TOKEN))
                .hasSize(4)
                .allMatch(check -> check.state() == Check.State.FINE)
                .extracting(Check::text)
                .contains("assay-influx: datasource is working", "all 2 are there", "all 1 are there");
    }

    @Test
    void whatIsMissingIsNamed() throws InterruptedException {
        answers.put(BOARDS, "[{\"uid\":\"assay-fleet\"}]");
        answers.put(RULES, "[]");
        answers.remove(SOURCE);

        assertThat(look(TOKEN))
                .filteredOn(check -> check.state() == Check.State.WRONG)
                .extracting(Check::text)
                .containsExactly("there is no assay-influx", "missing: assay-sweep", "missing: assay-silent");
    }

    @Test
    void aDataSourceThatDoesNotReachInfluxdbSaysWhy() throws InterruptedException {
        answers.put(SOURCE, "{\"status\":\"ERROR\",\"message\":\"connection refused\"}");

        assertThat(look(TOKEN)).anySatisfy(check -> {
            assertThat(check.state()).isEqualTo(Check.State.WRONG);
            assertThat(check.text()).isEqualTo("assay-influx: connection refused");
            assertThat(check.remedy()).contains("InfluxDB");
        });
    }

    @Test
    void withoutATokenOnlyItsHealthIsLookedAt() throws InterruptedException {
        assertThat(look(null)).extracting(Check::state).containsExactly(Check.State.FINE, Check.State.NOT_SEEN);
    }

    @Test
    void whyTheDataSourceFailsIsToldThoughItComesWithAStatusOfItsOwn() throws InterruptedException {
        answers.put(SOURCE, "{\"status\":\"ERROR\",\"message\":\"database not found: assay\"}");
        statuses.put(SOURCE, 400);

        assertThat(look(TOKEN)).extracting(Check::text).contains("assay-influx: database not found: assay");
    }

    @Test
    void aTokenThatGrafanaDoesNotKnowIsNamedAsTheFault() throws InterruptedException {
        assertThat(look("glsa_other"))
                .filteredOn(check -> check.state() == Check.State.WRONG)
                .hasSize(3)
                .allSatisfy(check -> {
                    assertThat(check.text()).isEqualTo("Grafana does not know the token, or it has ended");
                    assertThat(check.remedy()).contains("Service accounts", "--grafana-token-file");
                });
    }

    @Test
    void aTokenThatMayTooLittleIsToldWhatItLacks() throws InterruptedException {
        answers.put(RULES, "{\"message\":\"Access denied\"}");
        statuses.put(RULES, 403);

        assertThat(wrong(TOKEN)).satisfies(check -> {
            assertThat(check.text()).isEqualTo("the token may not see this");
            assertThat(check.remedy()).contains("role Admin");
        });
    }

    @Test
    void nobodyThereIsWrongAndNothingMoreIsAsked() throws InterruptedException {
        server.stop(0);

        assertThat(look(TOKEN)).singleElement().satisfies(check -> {
            assertThat(check.state()).isEqualTo(Check.State.WRONG);
            assertThat(check.text()).startsWith("nobody listens at http://127.0.0.1:");
            assertThat(check.remedy()).contains("docker compose up --detach grafana", "--grafana");
        });
    }

    @Test
    void aNameThatNobodyKnowsIsToldAsSuch() throws InterruptedException {
        Findings findings = new Findings();
        GrafanaClient client = new GrafanaClient(URI.create("http://grafana.invalid:3000"), TOKEN);

        new GrafanaExam(findings, client, EXPECTED).look();

        assertThat(findings.all())
                .singleElement()
                .extracting(Check::text)
                .isEqualTo("nobody knows the name in http://grafana.invalid:3000");
    }

    @Test
    void somethingElseAtTheAddressIsToldFromGrafana() throws InterruptedException {
        answers.put(HEALTH, SIGN_IN);
        assertThat(wrong(TOKEN).text()).isEqualTo("a page answers, and not Grafana's API");

        statuses.put(HEALTH, 302);
        assertThat(wrong(TOKEN).text()).isEqualTo("it leads elsewhere (status 302)");

        statuses.put(HEALTH, 401);
        assertThat(wrong(TOKEN).text())
                .isEqualTo("something answers with status 401; Grafana tells its health to everybody");

        answers.remove(HEALTH);
        assertThat(wrong(TOKEN)).satisfies(check -> {
            assertThat(check.text()).isEqualTo("something answers with status 404; Grafana has /api/health");
            assertThat(check.remedy()).contains("with its path where a proxy serves it below one");
        });
    }

    @Test
    void aPageInsteadOfAListOfDashboardsIsNoneOfThem() throws InterruptedException {
        answers.put(BOARDS, SIGN_IN);

        assertThat(wrong(TOKEN).text()).isEqualTo("a page answers, and not Grafana's API");
    }

    @Test
    void whoeverFindsItBrokenIsSentToItsLog() throws InterruptedException {
        answers.put(HEALTH, "{\"message\":\"database is locked\"}");
        statuses.put(HEALTH, 503);

        assertThat(wrong(TOKEN)).satisfies(check -> {
            assertThat(check.text()).isEqualTo("it answers with status 503: database is locked");
            assertThat(check.remedy()).contains("docker compose logs grafana");
        });
    }

    private Check wrong(String token) throws InterruptedException {
        List<Check> wrong = look(token).stream()
                .filter(check -> check.state() == Check.State.WRONG)
                .toList();
        assertThat(wrong).hasSize(1);
        return wrong.get(0);
    }
}
