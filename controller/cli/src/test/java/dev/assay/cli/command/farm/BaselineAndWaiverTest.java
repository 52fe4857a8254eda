package dev.assay.cli.command.farm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.BaselineList;
import dev.assay.api.BaselineRow;
import dev.assay.api.WaiverList;
import dev.assay.api.WaiverRow;
import dev.assay.cli.command.Typed;
import dev.assay.regression.verdict.GatedMetric;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BaselineAndWaiverTest {
    private static final BaselineRow BASELINE = new BaselineRow(
            "digits", "main", "c-1", "a1b2c3d4e5f60718", "2026-11-18T09:00:00Z", "ada", "new board", true);
    private static final WaiverRow WAIVER = new WaiverRow(
            "7",
            "digits",
            "vit",
            "static-int8 rank=0.5",
            null,
            GatedMetric.LATENCY_P50,
            "2026-12-24T00:00:00Z",
            "issue 77",
            "2026-11-19T10:00:00Z",
            "ada");

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

    @Test
    void aCampaignIsAcceptedWithItsNote() {
        farm.with("POST /baselines", BASELINE);

        Typed typed = type("baseline", "accept", "c-1", "--branch", "main", "--note", "new board");

        assertThat(typed).isEqualTo(new Typed(0, "campaign c-1 is the baseline of digits for main\n", ""));
        assertThat(farm.requests().get(0))
                .startsWith("POST /baselines {")
                .contains("\"campaignId\":\"c-1\"", "\"branch\":\"main\"", "\"note\":\"new board\"");
    }

    @Test
    void aBaselineNeedsANote() {
        Typed typed = type("baseline", "accept", "c-1", "--branch", "main");

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).contains("--note");
        assertThat(farm.requests()).isEmpty();
    }

    @Test
    void baselinesAreListedOfOneBranch() {
        farm.with("GET /baselines?sweep=a+b&branch=x%2Fy", new BaselineList(List.of(BASELINE)));

        Typed typed = type("baseline", "ls", "--sweep", "a b", "--branch", "x/y");

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out().lines().toList().get(1))
                .contains("digits", "main", "c-1", "a1b2c3d4e5 ", "in force", "new board");
    }

    @Test
    void aRegressionIsWaivedUntilADay() {
        farm.with("POST /waivers", WAIVER);

        Typed typed = type(
                "waive",
                "digits",
                "vit",
                "static-int8 rank=0.5",
                "latency_p50",
                "--until",
                "2026-12-24",
                "--note",
                "issue 77");

        assertThat(typed)
                .isEqualTo(new Typed(
                        0,
                        "waiver 7: latency_p50 of vit static-int8 rank=0.5 does not block until 2026-12-24T00:00:00Z\n",
                        ""));
        assertThat(farm.requests().get(0))
                .contains("\"metric\":\"LATENCY_P50\"", "\"expiresAt\":\"2026-12-24T00:00:00Z\"");
    }

    @Test
    void whatCannotBeWaivedIsNotAsked() {
        Typed metric = type("waive", "d", "m", "v", "speed", "--until", "2026-12-24", "--note", "n");
        Typed day = type("waive", "d", "m", "v", "load", "--until", "soon", "--note", "n");

        assertThat(metric.exitCode()).isEqualTo(3);
        assertThat(metric.err()).startsWith("metric is \"speed\"; expected one of latency_p50, ");
        assertThat(day.err()).startsWith("--until is \"soon\"; expected a day (2026-12-24)");
        assertThat(farm.requests()).isEmpty();
    }

    @Test
    void waiversAreListedAndRemoved() {
        farm.with("GET /waivers", new WaiverList(List.of(WAIVER))).with("DELETE /waivers/7", Map.of());

        assertThat(type("waiver", "ls").out().lines().toList().get(1))
                .contains("7", "every", "latency_p50", "issue 77");
        assertThat(type("waiver", "rm", "7")).isEqualTo(new Typed(0, "waiver 7 is removed\n", ""));
        assertThat(type("waiver", "rm", "../tokens").exitCode()).isEqualTo(3);
        assertThat(farm.requests()).containsExactly("GET /waivers", "DELETE /waivers/7");
    }

    private Typed type(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--controller", farm.url()));
        return Typed.assay(Map.of("ASSAY_TOKEN", FakeFarmApi.TOKEN), all.toArray(String[]::new));
    }
}
