package dev.assay.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.AlarmRow;
import dev.assay.api.CauseRow;
import dev.assay.api.HistoryView;
import dev.assay.api.IncidentRow;
import dev.assay.api.IncidentState;
import dev.assay.api.IncidentView;
import dev.assay.api.StepRow;
import dev.assay.api.WatchRun;
import dev.assay.regression.incident.Cause;
import dev.assay.regression.verdict.GatedMetric;
import dev.assay.server.FarmStore;
import dev.assay.server.OnEveryStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What the watch makes of a farm's nights, on every store. */
@OnEveryStore
class WatchTest {
    private static final int QUIET = 20;
    private static final int AFTER = 10;

    @Parameter
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    FarmStore store;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @SuppressWarnings("NullAway.Init") // made by each
    private Nights nights;

    @AfterEach
    void closeFarm() {
        nights.close();
    }

    @Test
    void aSlowerModelIsOneIncidentBetweenTheRevisionsAroundIt() throws IOException {
        nights = new Nights(folder, store, "pi");
        nights.pass(QUIET);
        nights.isStudentChanged = true;
        nights.factors.put("pi student", 1.06);
        nights.pass(AFTER);

        WatchRun run = nights.watch().study(Nights.ADA);

        assertThat(nights.incidents()).hasSize(1);
        IncidentRow slower = nights.incidents().get(0);
        assertThat(run.incidents()).containsExactly(slower.id());
        assertThat(slower.state()).isEqualTo(IncidentState.OPEN);
        assertThat(slower.worse()).isTrue();
        assertThat(slower.cause().kind()).isEqualTo(Cause.Kind.MODEL);
        assertThat(slower.cause().value()).isEqualTo(Nights.STUDENT);
        assertThat(slower.cause().basis()).isEqualTo(CauseRow.Basis.CHANGED);
        IncidentView view = nights.watch().incidents().of(slower.id());
        assertThat(view.sweeps()).containsExactly("mini");
        StepRow step = view.steps().get(0);
        assertThat(step.metric()).isEqualTo(GatedMetric.LATENCY_P50);
        assertThat(step.cell()).isEqualTo("student · fp32 on pi");
        assertThat(step.likelyRevision()).isEqualTo("r" + (QUIET + 1));
        assertThat(number(step.lastGoodRevision())).isLessThanOrEqualTo(QUIET);
        assertThat(number(step.firstBadRevision())).isGreaterThan(QUIET);
        assertThat(0.06).isBetween(step.changeLow(), step.changeHigh());
        assertThat(step.changeHigh() - step.changeLow()).isLessThan(0.03);

        // The alarm came before the night, and has bought one comparison that says the same.
        HistoryView latency = nights.history("pi", Nights.STUDENT, GatedMetric.LATENCY_P50);
        assertThat(latency.values()).hasSize(QUIET + AFTER);
        assertThat(latency.alarms()).hasSize(1);
        AlarmRow alarm = latency.alarms().get(0);
        assertThat(alarm.note()).endsWith("; both are compared in pairs");
        assertThat(step.comparison()).isEqualTo(alarm.comparison());
        String comparison = Objects.requireNonNull(alarm.comparison());
        assertThat(nights.farm.report(comparison).cells().get(0).verdicts().stream()
                        .filter(row -> row.verdict().metric() == GatedMetric.LATENCY_P50)
                        .map(row -> row.verdict().label()))
                .containsExactly("FAIL");
    }

    private static int number(@Nullable String revision) {
        return Integer.parseInt(Objects.requireNonNull(revision).substring(1));
    }

    @Test
    void allModelsOfOneDeviceMovingTogetherAreOneIncidentOfTheDevice() throws IOException {
        nights = new Nights(folder, store, "pi", "nano");
        nights.pass(QUIET);
        nights.farm.killAndRestart();
        nights.slowDown("pi", 1.08);
        nights.pass(AFTER);
        nights.farm.killAndRestart();

        nights.watch().studyIfDue();

        assertThat(nights.incidents()).hasSize(1);
        IncidentRow incident = nights.incidents().get(0);
        assertThat(incident.cells()).isEqualTo(2);
        assertThat(incident.cause().kind()).isEqualTo(Cause.Kind.DEVICE);
        assertThat(incident.cause().value()).isEqualTo("pi");
        assertThat(incident.cause().facts())
                .contains("the artifact is the same in 2 of 2", "the environment is the same");
        HistoryView latency = nights.history("pi", Nights.STUDENT, GatedMetric.LATENCY_P50);
        assertThat(latency.values()).hasSize(QUIET + AFTER);
        assertThat(latency.alarms().get(0).comparison()).isNull();
        assertThat(latency.alarms().get(0).note()).contains("the artifact is the same");

        // Again, in another process and with more values: nothing new.
        nights.farm.killAndRestart();
        assertThat(nights.watch().study(Nights.ADA)).isEqualTo(new WatchRun(0, 0, 0, List.of()));
        nights.pass(2);
        WatchRun later = nights.watch().study(Nights.ADA);
        assertThat(later.studied()).isPositive();
        assertThat(later.found()).isZero();
        assertThat(later.incidents()).isEmpty();
        assertThat(nights.incidents()).hasSize(1);
    }
}
