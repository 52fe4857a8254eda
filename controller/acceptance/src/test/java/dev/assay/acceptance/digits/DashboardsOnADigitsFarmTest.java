package dev.assay.acceptance.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.acceptance.Repository;
import dev.assay.api.CampaignReport;
import dev.assay.api.CellRow;
import dev.assay.dashboards.GrafanaFolder;
import dev.assay.dashboards.lint.DashboardFile;
import dev.assay.dashboards.live.AnswerCheck;
import dev.assay.dashboards.live.AskedQuery;
import dev.assay.dashboards.live.Choice;
import dev.assay.dashboards.query.Expansion;
import dev.assay.influx.real.RealInflux;
import dev.assay.influx.real.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The dashboards over what a real farm wrote through its outbox: a measured sweep, a gate that failed, and simulated boards. */
@ExtendWith(DigitsFarmExtension.class)
class DashboardsOnADigitsFarmTest {
    /** What such a farm must show; elsewhere there is nothing to see on this machine, as energy or an incident. */
    private static final Map<String, Set<String>> MUST_SHOW = Map.of(
            "assay-accuracy",
            Set.of(
                    "Accuracy against latency, by quantization",
                    "Accuracy against latency, by model",
                    "Accuracy against latency, by device",
                    "Accuracy against memory, by quantization",
                    "Accuracy against size of the file, by quantization",
                    "Cells as they were measured last"),
            "assay-regressions",
            Set.of(
                    "Failed",
                    "The worst verdict of each model on each device",
                    "Change against the baseline",
                    "Failing verdicts",
                    "What changed"),
            "assay-sweep",
            Set.of(
                    "Settled",
                    "Measured",
                    "Skipped",
                    "State of $model",
                    "Latency p50 of $model",
                    "Accuracy of $model",
                    "Peak memory of $model",
                    "Cells without figures, and why",
                    "All cells"),
            "assay-fleet",
            Set.of(
                    "Connected",
                    "Good",
                    "Devices as they were seen last",
                    "Health",
                    "Link to the agent",
                    "Queue",
                    "Wait for a lease",
                    "Length of leases"),
            "assay-energy",
            Set.of(
                    "Net energy against latency",
                    "Gross energy against latency",
                    "Net energy of one inference",
                    "Gross energy of one inference",
                    "Cells with figures",
                    "With energy of this grade",
                    "Cells with energy of the chosen grade"));

    @Test
    void everyPanelShowsWhatTheFarmHasDone(DigitsFarm farm, RealInflux influx) throws Exception {
        awaitPoints(farm, influx);

        for (DashboardFile file : GrafanaFolder.dashboards(Repository.root().resolve("dashboards/grafana"))) {
            Map<String, List<String>> values = values(farm, influx, file);
            List<String> faults = new ArrayList<>();
            Set<String> shown = new TreeSet<>();
            for (AskedQuery query : AskedQuery.ofPanels(file)) {
                List<Series> answer =
                        influx.query(DigitsFarmExtension.DATABASE, Expansion.fill(query.influxQl(), values));
                AnswerCheck.faults(query, answer, false).forEach(fault -> faults.add(query.where() + ": " + fault));
                if (!answer.isEmpty()) {
                    shown.add(query.where().replaceAll("(?s).*?\"(.*)\", query .", "$1"));
                }
            }

            assertThat(faults).as(file.name()).isEmpty();
            assertThat(shown).as(file.name()).containsAll(Objects.requireNonNull(MUST_SHOW.get(file.uid())));
        }
    }

    @Test
    void thePointsOfTheChartAreTheFiguresOfTheReport(DigitsFarm farm, RealInflux influx) throws Exception {
        awaitPoints(farm, influx);
        CampaignReport report = farm.acceptedCampaign();
        DashboardFile sweep = GrafanaFolder.dashboards(Repository.root().resolve("dashboards/grafana")).stream()
                .filter(file -> file.uid().equals("assay-sweep"))
                .findFirst()
                .orElseThrow();
        AskedQuery all = AskedQuery.ofPanels(sweep).stream()
                .filter(query -> query.where().contains("\"All cells\""))
                .findFirst()
                .orElseThrow();

        Series answer = influx.query(
                        DigitsFarmExtension.DATABASE, Expansion.fill(all.influxQl(), values(farm, influx, sweep)))
                .get(0);

        assertThat(answer.rows()).hasSameSizeAs(report.cells());
        for (CellRow cell : report.cells()) {
            List<@Nullable Object> row = answer.rows().stream()
                    .filter(one -> Objects.equals(one.get(answer.columns().indexOf("cell")), (long) cell.index()))
                    .findFirst()
                    .orElseThrow();
            assertThat(row.get(answer.columns().indexOf("variant"))).isEqualTo(cell.variant());
            if (cell.summary() != null && cell.summary().latency() != null) {
                double seconds = Objects.requireNonNull(cell.summary().latency().p50Seconds())
                        .value();
                Object shown = row.get(answer.columns().indexOf("latency_p50_seconds"));
                assertThat((Double) Objects.requireNonNull(shown)).isCloseTo(seconds, within(1e-12));
                assertThat(row.get(answer.columns().indexOf("pareto"))).isEqualTo(cell.onParetoFront() ? 1L : 0L);
            }
        }
    }

    private static Map<String, List<String>> values(DigitsFarm farm, RealInflux influx, DashboardFile file)
            throws Exception {
        Map<String, String> chosen = Map.of();
        if (file.uid().equals("assay-energy")) {
            // Only simulated boards have a sensor here.
            chosen = Map.of("simulated", "true");
        } else if (file.uid().equals("assay-sweep")) {
            CampaignReport accepted = farm.acceptedCampaign();
            chosen = Map.of("sweep", accepted.sweep(), "campaign", accepted.campaignId());
        }
        Instant now = Instant.now();
        return Choice.AT_FIRST.values(
                file, influx, DigitsFarmExtension.DATABASE, now.minus(Duration.ofHours(2)), now, chosen);
    }

    /** The outbox is drained after the campaign has ended, and the Pareto front is known only then. */
    private static void awaitPoints(DigitsFarm farm, RealInflux influx) throws Exception {
        for (CampaignReport report :
                List.of(farm.acceptedCampaign(), farm.regressedCampaign(), farm.simulatedCampaign())) {
            String ofCampaign = " FROM bench WHERE campaign = '" + report.campaignId() + "'";
            long fronts = report.cells().stream()
                    .filter(cell -> cell.summary() != null)
                    .count();
            Awaitility.await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> {
                assertThat(count(influx, "SELECT count(state_code)" + ofCampaign))
                        .isEqualTo(report.cells().size());
                assertThat(count(influx, "SELECT count(pareto)" + ofCampaign)).isEqualTo(fronts);
            });
        }
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .until(() -> count(influx, "SELECT count(health_code) FROM telemetry") > 0
                        && count(influx, "SELECT count(lease_length_seconds) FROM telemetry") > 0
                        && count(influx, "SELECT count(state_code) FROM verdict WHERE state_code = 3") > 0
                        && count(influx, "SELECT count(title) FROM event WHERE kind = 'baseline-moved'") > 0);
    }

    private static long count(RealInflux influx, String query) {
        List<Series> answer = influx.query(DigitsFarmExtension.DATABASE, query);
        return answer.isEmpty() ? 0 : (Long) answer.get(0).only("count");
    }
}
