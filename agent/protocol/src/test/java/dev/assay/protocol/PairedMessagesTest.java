package dev.assay.protocol;

import static dev.assay.protocol.PairedRuns.crashed;
import static dev.assay.protocol.PairedRuns.sound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairedMessagesTest {
    private static final Environment ENVIRONMENT =
            new Environment("aarch64", "a", List.of(), 4, 1, "b", "c", "d", "e", "f", "g", List.of(), "h", List.of());
    private static final AccuracyReport ACCURACY = new AccuracyReport("top-1", 1, 1, new int[] {1}, null);

    private static SessionReport report(BaselineReport baseline) {
        return new SessionReport(
                "job", 7, "pi", ENVIRONMENT, 1, List.of(sound(1), sound(2)), null, null, List.of(), baseline);
    }

    @Test
    void aReportPutsTheTwoArmsTogether() throws Exception {
        SessionReport report = report(new BaselineReport(List.of(sound(0), crashed(3)), ACCURACY, null));

        SessionReport copy = WireJson.read(SessionReport.class, WireJson.write(report));

        assertThat(copy).usingRecursiveComparison().isEqualTo(report);
        assertThat(copy.pairs()).extracting(PairReport::first).containsExactly(Arm.BASELINE, Arm.CANDIDATE);
        assertThat(copy.pairs()).extracting(PairReport::index).containsExactly(0, 1);
        assertThat(copy.pairs().get(1).baseline().failure()).isNotNull();
        assertThat(copy.baselineAccuracy()).isNotNull();
    }

    @Test
    void noRunIsSentTwice() {
        byte[] json = WireJson.write(report(new BaselineReport(List.of(sound(0), sound(3)), ACCURACY, null)));

        assertThat(new String(json, StandardCharsets.UTF_8))
                .doesNotContain("\"pairs\"", "\"baselineAccuracy\"")
                .containsOnlyOnce("1000,2000")
                .containsOnlyOnce("1001,2000");
    }

    @Test
    void aReportWithoutABaselineHasNoPairs() throws Exception {
        byte[] older = "{\"jobId\":\"j\",\"runs\":[],\"warnings\":[]}".getBytes(StandardCharsets.UTF_8);

        SessionReport report = WireJson.read(SessionReport.class, older);

        assertThat(report.pairs()).isEmpty();
        assertThat(report.baselineAccuracy()).isNull();
    }

    @Test
    void bothArmsHaveEquallyManyRuns() {
        assertThatThrownBy(() -> report(new BaselineReport(List.of(sound(0)), null, null)))
                .hasMessage("1 runs of the baseline; expected 2, one per pair");
    }

    @Test
    void newsOfABlockReadBackAsTheyWere() throws Exception {
        PairNews news = new PairNews(
                "i", 7, List.of(PairReport.of(2, sound(4), sound(5)), PairReport.of(3, sound(7), crashed(6))));

        assertThat(WireJson.read(PairNews.class, WireJson.write(news)))
                .usingRecursiveComparison()
                .isEqualTo(news);
        assertThat(WireJson.read(PairAnswer.class, WireJson.write(new PairAnswer(true))))
                .isEqualTo(new PairAnswer(true));
    }

    @Test
    void aPlanSaysWhetherItIsPaired() throws Exception {
        RunPlan run = new RunPlan("cpu", 1, 1, 1, 0, 1, 0, 0, 0, 1);
        PairPlan pairs = new PairPlan(new ArtifactRef("cd", 2), Long.MIN_VALUE, 24);
        SessionPlan plan = new SessionPlan("m", new ArtifactRef("ab", 1), null, Task.NONE, run, 24, 0, pairs);

        assertThat(WireJson.read(SessionPlan.class, WireJson.write(plan))).isEqualTo(plan);
        assertThatThrownBy(() -> new SessionPlan("m", plan.model(), null, Task.NONE, run, 5, 0, pairs))
                .hasMessage("runs is 5; expected pairsMax, 24");
        assertThatThrownBy(
                        () -> new SessionPlan("m", plan.model(), null, Task.NONE, run, 24, 0, pairs, ProfilePlan.USUAL))
                .hasMessage("a paired session has no profile");
    }
}
