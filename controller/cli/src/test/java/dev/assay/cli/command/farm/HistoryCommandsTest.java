package dev.assay.cli.command.farm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.AlarmRow;
import dev.assay.api.CauseRow;
import dev.assay.api.HistoryPage;
import dev.assay.api.HistorySeriesRow;
import dev.assay.api.HistoryValueRow;
import dev.assay.api.HistoryView;
import dev.assay.api.IncidentPage;
import dev.assay.api.IncidentRow;
import dev.assay.api.IncidentState;
import dev.assay.api.IncidentView;
import dev.assay.api.StepRow;
import dev.assay.api.WatchRun;
import dev.assay.cli.command.Typed;
import dev.assay.regression.incident.Cause;
import dev.assay.regression.verdict.GatedMetric;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryCommandsTest {
    private static final String HASH = "0".repeat(64);
    private static final HistorySeriesRow SERIES = new HistorySeriesRow(
            "4",
            "digits",
            "main",
            "student",
            "fp32",
            Map.of("threads", "1"),
            "pi",
            false,
            GatedMetric.LATENCY_P50,
            8,
            0.00106,
            "2026-11-20T03:00:00Z",
            1,
            null);
    private static final StepRow STEP = new StepRow(
            "1",
            "4",
            "student · fp32 on pi",
            GatedMetric.LATENCY_P50,
            0.001,
            0.00106,
            0.06,
            0.055,
            0.066,
            true,
            "digits-4",
            "r4",
            "digits-5",
            "r5",
            "digits-5",
            "r5",
            null,
            true,
            "3",
            "watch-1-of-4");

    @SuppressWarnings("NullAway.Init") // JUnit calls start first
    private FakeFarmApi farm;

    @BeforeEach
    void start() throws IOException {
        farm = new FakeFarmApi();
    }

    @AfterEach
    void stop() {
        farm.close();
    }

    private Typed type(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--controller", farm.url()));
        return Typed.assay(Map.of("ASSAY_TOKEN", FakeFarmApi.TOKEN), all.toArray(String[]::new));
    }

    private static IncidentView incident(Cause.Kind kind, String value, String goodRevision) {
        IncidentRow row = new IncidentRow(
                "3",
                IncidentState.OPEN,
                "main",
                true,
                new CauseRow(kind, value, CauseRow.Basis.CHANGED, List.of("the environment is the same")),
                "digits-4",
                goodRevision,
                "digits-5",
                "r5",
                1e-6,
                1,
                0.06,
                "2026-11-20T03:00:00Z",
                "2026-11-20T03:00:00Z",
                "assay",
                "");
        return new IncidentView(row, List.of("digits"), List.of(STEP));
    }

    @Test
    void aHistoryHasAChartWithItsSteps() {
        List<HistoryValueRow> values = IntStream.rangeClosed(1, 8)
                .mapToObj(i -> new HistoryValueRow(
                        "digits-" + i, "r" + i, "2026-11-20T03:00:00Z", i < 5 ? 0.001 : 0.00106, HASH, HASH, "t", HASH))
                .toList();
        AlarmRow alarm = new AlarmRow(
                0.06, "digits-5", "watch-1-of-4", "latency_p50 seems to have moved", "2026-11-20T03:00:00Z");
        farm.with("GET /history/series/4", new HistoryView(SERIES, values, List.of(STEP), List.of(alarm)));

        Typed typed = type("history", "4");

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out()).isEqualTo("""
                latency_p50 of student · fp32 on pi · branch main · sweep digits
                8 values, r1 … r8, newest 1.06 ms
                not corrected for what the device does: no sentinel is named (assay.watch.sentinel, or the device's label sentinel)

                  ▁▁▁▁████  1.00 ms … 1.06 ms
                      ▲

                ▲ +6.0 % (+5.5 … +6.6), worse: 1.00 ms to 1.06 ms, most likely in r5, surely after r4 and up to r5 · incident 3 · compared in watch-1-of-4
                alarm 2026-11-20T03:00:00Z: latency_p50 seems to have moved (assay campaign show watch-1-of-4)
                """);
    }

    @Test
    void historiesAreListedOfOneModel() {
        farm.with("GET /history/series?limit=500&offset=0", new HistoryPage(0, List.of(SERIES)));

        assertThat(type("history", "--model", "student").out()).contains("student", "latency_p50", "1.06 ms");
        assertThat(type("history", "--model", "other").out()).contains("no history yet");
    }

    @Test
    void anIncidentOfAModelSaysHowToFindTheCommit() {
        farm.with("GET /incidents/3", incident(Cause.Kind.MODEL, "student", "r4"));

        Typed typed = type("incident", "show", "3");

        assertThat(typed.out())
                .contains(
                        "incident 3 · open · branch main · 1 figure worse, up to +6.0 %",
                        "after r4 (campaign digits-4), up to r5 (campaign digits-5)",
                        "likely cause: model student, by what changed",
                        "  - the environment is the same",
                        "find the commit: assay bisect FILE --good r4 --bad r5 --run",
                        "assay incident ack 3 --note");
    }

    @Test
    void whereNoCommitIsBetweenNobodyIsSentToLookForOne() {
        farm.with("GET /incidents/3", incident(Cause.Kind.UNKNOWN, "", "r5"));

        assertThat(type("incident", "show", "3").out()).contains("both sides are revision r5, so no commit did it");
    }

    @Test
    void anIncidentOfADeviceSendsToTheDevice() {
        farm.with("GET /incidents/3", incident(Cause.Kind.DEVICE, "pi", "r4"));

        assertThat(type("incident", "show", "3").out())
                .contains("assay device show pi")
                .doesNotContain("bisect");
    }

    @Test
    void closedIncidentsAreListedWhenAsked() {
        IncidentView open = incident(Cause.Kind.MODEL, "student", "r4");
        farm.with("GET /incidents?limit=500", new IncidentPage(0, List.of(open.incident())));

        assertThat(type("incident", "ls").out()).contains("open", "model student", "r4", "r5");
    }

    @Test
    void acknowledgingTakesANote() {
        farm.with("POST /incidents/3/acknowledge", incident(Cause.Kind.MODEL, "student", "r4"));

        Typed typed = type("incident", "ack", "3", "--note", "on it");

        assertThat(typed.exitCode()).isZero();
        assertThat(farm.requests()).containsExactly("POST /incidents/3/acknowledge {\"note\":\"on it\"}");
        assertThat(type("incident", "close", "3").exitCode()).isEqualTo(3);
        assertThat(type("incident", "show", "x/y").err()).contains("is no incident's number");
    }

    @Test
    void theStudyCanBeDoneNow() {
        farm.with("POST /history/watch", new WatchRun(12, 2, 0, List.of("3")));

        assertThat(type("watch", "run").out()).isEqualTo("""
                        12 histories studied: 2 new changes, 0 changes not seen any more, 1 new incident
                        assay incident show 3
                        """);
    }
}
