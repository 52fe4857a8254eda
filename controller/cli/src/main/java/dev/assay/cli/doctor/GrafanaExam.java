package dev.assay.cli.doctor;

import static dev.assay.cli.doctor.Check.Area.GRAFANA;

import dev.assay.cli.doctor.GrafanaClient.Answer;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether Grafana runs, reaches InfluxDB, and has what {@code dashboards/} provisions. */
public final class GrafanaExam {
    private static final String PROVISION =
            "mount dashboards/grafana as deploy/docker-compose.yml does, and start Grafana again; its log names files that it refuses";
    private static final String TOKEN =
            "give a service account's token with --grafana-token-file (Administration, Service accounts; role Admin)";

    private final Findings findings;
    private final GrafanaClient grafana;
    private final Expected expected;

    /**
     * What should be there, by its uid.
     *
     * @param dataSource of InfluxDB
     */
    public record Expected(String dataSource, Set<String> dashboards, Set<String> rules) {
        public Expected {
            dashboards = Set.copyOf(dashboards);
            rules = Set.copyOf(rules);
        }
    }

    public GrafanaExam(Findings findings, GrafanaClient grafana, Expected expected) {
        this.findings = findings;
        this.grafana = grafana;
        this.expected = expected;
    }

    /** All of it; only its health without a token. */
    public void look(boolean hasToken) throws InterruptedException {
        Answer health = grafana.get("/api/health");
        if (!health.isFine()) {
            findings.wrong(
                    GRAFANA,
                    "reached",
                    health.status() == 0 ? health.trouble() : "it answers with status " + health.status(),
                    "start it, or give its address with --grafana");
            return;
        }
        findings.judge(
                GRAFANA,
                "reached",
                health.text("database").equals("ok"),
                "version " + health.text("version") + ", its database is " + health.text("database"),
                "see to Grafana's own database");
        if (!hasToken) {
            findings.notSeen(GRAFANA, "provisioning", "not looked at without a token; " + TOKEN);
            return;
        }
        dataSource();
        present("dashboards", "/api/search?type=dash-db&limit=1000", expected.dashboards());
        present("alert rules", "/api/v1/provisioning/alert-rules", expected.rules());
    }

    private void dataSource() throws InterruptedException {
        Answer answer = grafana.get("/api/datasources/uid/" + expected.dataSource() + "/health");
        if (answer.isAboutTheToken()) {
            findings.wrong(GRAFANA, "data source", "the token may not see it", TOKEN);
        } else if (answer.status() == 404) {
            findings.wrong(GRAFANA, "data source", "there is no " + expected.dataSource(), PROVISION);
        } else {
            findings.judge(
                    GRAFANA,
                    "data source",
                    answer.isFine() && answer.text("status").equals("OK"),
                    expected.dataSource() + ": " + words(answer),
                    "see to its address and token (deploy/README.md, \"Where secrets live\") and to InfluxDB");
        }
    }

    private static String words(Answer answer) {
        String message = answer.text("message");
        return message.isEmpty() ? "status " + answer.status() + " " + answer.trouble() : message;
    }

    private void present(String what, String path, Set<String> wanted) throws InterruptedException {
        Answer answer = grafana.get(path);
        if (!answer.isFine()) {
            findings.wrong(
                    GRAFANA,
                    what,
                    answer.isAboutTheToken()
                            ? "the token may not see them"
                            : "status " + answer.status() + answer.trouble(),
                    TOKEN);
            return;
        }
        Set<String> found = answer.rows().stream()
                .map((Map<?, ?> row) -> String.valueOf(row.get("uid")))
                .collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(found);
        findings.judge(
                GRAFANA,
                what,
                missing.isEmpty(),
                missing.isEmpty() ? "all " + wanted.size() + " are there" : "missing: " + String.join(", ", missing),
                PROVISION);
    }
}
