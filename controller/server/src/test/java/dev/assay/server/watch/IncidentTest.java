package dev.assay.server.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.CauseRow;
import dev.assay.api.HistoryView;
import dev.assay.api.IncidentNote;
import dev.assay.api.IncidentState;
import dev.assay.api.WatchRun;
import dev.assay.regression.incident.Cause;
import dev.assay.regression.verdict.GatedMetric;
import dev.assay.server.FarmStore;
import dev.assay.server.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of incidents, and what is none. */
class IncidentTest {
    private static final int QUIET = 16;
    private static final int AFTER = 9;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @SuppressWarnings("NullAway.Init") // made before each
    private Nights nights;

    @BeforeEach
    void openFarm() throws IOException {
        nights = new Nights(folder, FarmStore.H2, "pi");
    }

    @AfterEach
    void closeFarm() {
        nights.close();
    }

    @Test
    void anUnchangedHistoryGivesNone() {
        nights.pass(QUIET + AFTER);

        WatchRun run = nights.watch().study(Nights.ADA);

        // Latency, memory, size and accuracy of two models.
        assertThat(run).isEqualTo(new WatchRun(8, 0, 0, List.of()));
        assertThat(nights.incidents()).isEmpty();
        HistoryView latency = nights.history("pi", Nights.STUDENT, GatedMetric.LATENCY_P50);
        assertThat(latency.values().get(0).revision()).isEqualTo("r1");
        assertThat(latency.series().sentinel()).isNull();
        assertThat(latency.alarms()).isEmpty();
    }

    @Test
    void aDeviceThatMovedWithItsKernelSaysSo() {
        nights.pass(QUIET);
        nights.startAgainWithKernel(0, "6.12.1");
        nights.slowDown("pi", 1.08);
        nights.pass(AFTER);

        nights.watch().study(Nights.ADA);

        assertThat(nights.incidents()).hasSize(1);
        CauseRow cause = nights.incidents().get(0).cause();
        assertThat(cause.kind()).isEqualTo(Cause.Kind.DEVICE);
        assertThat(cause.facts()).contains("environment of pi: kernel: 6.6.31 and 6.12.1");
    }

    @Test
    void aClosedOneStaysClosedAndIsInTheAuditLog() {
        nights.pass(QUIET);
        nights.slowDown("pi", 1.08);
        nights.pass(AFTER);
        nights.watch().study(Nights.ADA);
        String id = nights.incidents().get(0).id();

        IncidentDesk desk = nights.watch().incidents();
        desk.become(Nights.ADA, id, IncidentState.ACKNOWLEDGED, new IncidentNote("a new heat sink is on its way"));
        assertThat(desk.page("OPEN", 0, 10).incidents()).isEmpty();
        assertThat(desk.page("ACKNOWLEDGED", 0, 10).incidents()).hasSize(1);
        desk.become(Nights.ADA, id, IncidentState.CLOSED, new IncidentNote("we live with it"));
        nights.pass(1);
        nights.watch().study(Nights.ADA);

        assertThat(desk.of(id).incident().state()).isEqualTo(IncidentState.CLOSED);
        assertThat(desk.of(id).incident().note()).isEqualTo("we live with it");
        List<String> actions = nights.farm
                .database()
                .read(handle -> handle.createQuery(
                                "select action from audit where subject = ? and action like 'incident.%' order by seq")
                        .bind(0, id)
                        .mapTo(String.class)
                        .list());
        assertThat(actions).containsExactly("incident.open", "incident.acknowledge", "incident.close");
        assertThatThrownBy(() -> desk.become(Nights.ADA, id, IncidentState.CLOSED, new IncidentNote(" ")))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> desk.of("no")).hasMessage("there is no incident no");
        assertThatThrownBy(() -> desk.page("ASLEEP", 0, 10)).hasMessageContaining("expected one of [OPEN");
    }

    @Test
    void whatTheSentinelDidIsTheDevicesAndNoOthers() {
        nights.farm.watch(new WatchTerms(true, 2, 3, Nights.SQUEEZENET));
        nights.pass(QUIET);
        nights.slowDown("pi", 1.08);
        nights.pass(AFTER);

        nights.watch().study(Nights.ADA);

        assertThat(nights.incidents()).hasSize(1);
        assertThat(nights.incidents().get(0).cause().kind()).isEqualTo(Cause.Kind.DEVICE);
        assertThat(nights.watch().incidents().of(nights.incidents().get(0).id()).steps())
                .singleElement()
                .satisfies(step -> assertThat(step.cell()).isEqualTo("squeezenet · fp32 on pi"));
        assertThat(nights.history("pi", Nights.STUDENT, GatedMetric.LATENCY_P50)
                        .series()
                        .sentinel())
                .isEqualTo(Nights.SQUEEZENET);
    }

    @Test
    void theSentinelIsMeasuredAlthoughItsFiguresAreKnown() {
        nights.farm.watch(new WatchTerms(true, 2, 3, Nights.SQUEEZENET));
        nights.isFresh = false;

        nights.pass(3);

        assertThat(Collections.frequency(nights.measured, Nights.SQUEEZENET)).isEqualTo(3);
        assertThat(Collections.frequency(nights.measured, Nights.STUDENT)).isEqualTo(1);
    }

    @Test
    void anAlarmThatMayBuyNothingSaysWhy() {
        nights.farm.watch(new WatchTerms(false, 2, 3, null));
        nights.pass(QUIET);
        nights.isStudentChanged = true;
        nights.factors.put("pi student", 1.06);
        nights.pass(AFTER - 1);

        assertThat(nights.history("pi", Nights.STUDENT, GatedMetric.LATENCY_P50).alarms())
                .singleElement()
                .satisfies(alarm -> {
                    assertThat(alarm.comparison()).isNull();
                    assertThat(alarm.note()).endsWith("not compared: assay.watch.comparisons is false");
                });
    }
}
