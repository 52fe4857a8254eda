package dev.assay.cli.doctor;

import static dev.assay.cli.doctor.Check.Area.GRAFANA;

import dev.assay.cli.doctor.GrafanaClient.Answer;
import java.util.List;
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
    public void look() throws InterruptedException {
        Answer health = grafana.get("/api/health");
        if (!health.isFine()) {
            wrong("reached", GrafanaFault.open(health));
            return;
        }
        findings.judge(
                GRAFANA,
                "reached",
                health.text("database").equals("ok"),
                "version " + health.text("version") + ", its database is " + health.text("database"),
                "see to Grafana's own database");
        if (!grafana.hasToken()) {
            findings.notSeen(GRAFANA, "provisioning", "not looked at without a token; " + TOKEN);
            return;
        }
        dataSource();
        present("dashboards", "/api/search?type=dash-db&limit=1000", expected.dashboards());
        present("alert rules", "/api/v1/provisioning/alert-rules", expected.rules());
    }

    private void dataSource() throws InterruptedException {
        Answer answer = grafana.get("/api/datasources/uid/" + expected.dataSource() + "/health");
        String status = answer.text("status");
        if (answer.status() == 404) {
            findings.wrong(GRAFANA, "data source", "there is no " + expected.dataSource(), PROVISION);
        } else if (status.isEmpty()) {
            wrong("data source", GrafanaFault.closed(answer));
        } else {
            // What Grafana found wrong with it comes with a status of its own.
            findings.judge(
                    GRAFANA,
                    "data source",
                    status.equals("OK"),
                    expected.dataSource() + ": " + answer.text("message"),
                    "see to its address and token (deploy/README.md, \"Where secrets live\") and to InfluxDB");
        }
    }

    private void wrong(String what, GrafanaFault fault) {
        findings.wrong(GRAFANA, what, fault.text(), fault.remedy());
    }

    private void present(String what, String path, Set<String> wanted) throws InterruptedException {
        Answer answer = grafana.get(path);
        if (!(answer.isFine() && answer.json() instanceof List)) {
            wrong(what, GrafanaFault.closed(answer));
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
