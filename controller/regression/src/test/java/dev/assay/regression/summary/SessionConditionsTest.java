package dev.assay.regression.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.protocol.BaselineReport;
import dev.assay.protocol.EnergyGrade;
import dev.assay.protocol.EnergyReading;
import dev.assay.protocol.Environment;
import dev.assay.protocol.Interference;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.RunMeasurement;
import dev.assay.protocol.RunReport;
import dev.assay.protocol.SessionReport;
import dev.assay.protocol.Warmup;
import dev.assay.protocol.Warning;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionConditionsTest {
    private static final Environment ENVIRONMENT = new Environment(
            "aarch64",
            "Cortex-A76",
            List.of(),
            4,
            8_000_000_000L,
            "Linux",
            "6.6",
            "none",
            "glibc 2.36",
            "17",
            "1.29.0",
            List.of("CPUExecutionProvider"),
            "0.1.0+0",
            List.of());

    private static RunReport run(int index, long nanos, @Nullable Double start, @Nullable Double end, double watts) {
        EnergyReading energy =
                new EnergyReading("rail", EnergyGrade.B, 0.01, 0.008, watts, 0.001, List.of("rail"), null);
        RunMeasurement measurement = new RunMeasurement(
                0.02,
                0.004,
                new Warmup(20, 2, true),
                new long[] {nanos, 3 * nanos},
                1,
                null,
                energy,
                start,
                end,
                new Interference(new int[] {0, 1, 2}, new long[] {100, 100, index == 1 ? 200 : 100}, 100));
        List<Warning> warnings =
                index == 1 ? List.of(new Warning(Warning.Kind.THROTTLED, "0.8 s below its clock")) : List.of();
        return new RunReport(index, measurement, null, warnings);
    }

    private static RunReport died(int index) {
        return new RunReport(index, null, new RunFailure(RunFailure.Kind.CRASHED, "SIGSEGV"), List.of());
    }

    private static SessionReport report(List<RunReport> runs, @Nullable BaselineReport baseline) {
        return new SessionReport("job", 1, "pi5", ENVIRONMENT, 0, runs, null, null, List.of(), baseline);
    }

    @Test
    void aSessionSaysHowItsDeviceWas() {
        SessionConditions conditions = SessionConditions.of(
                report(List.of(run(0, 1_000_000, 50.0, 52.0, 3.0), run(1, 2_000_000, 51.5, 60.5, 5.0), died(2)), null));

        assertThat(Objects.requireNonNull(conditions.meanLatencySeconds()).value())
                .isCloseTo(0.003, within(1e-12));
        assertThat(conditions.celsiusStart()).isEqualTo(50);
        assertThat(conditions.celsiusMax()).isEqualTo(60.5);
        assertThat(conditions.throttledRuns()).isEqualTo(1);
        assertThat(conditions.throttled()).isTrue();
        assertThat(conditions.quietShare()).isEqualTo(0.5);
        assertThat(conditions.idleWatts()).isEqualTo(4);
    }

    @Test
    void bothArmsCountForTheDeviceAndTheCandidateAloneForItsLatency() {
        RunReport baseline = run(0, 9_000_000, 40.0, 70.0, 3.0);
        RunReport candidate = run(1, 2_000_000, 51.5, 60.5, 5.0);

        SessionConditions conditions =
                SessionConditions.of(report(List.of(candidate), new BaselineReport(List.of(baseline), null, null)));

        assertThat(Objects.requireNonNull(conditions.meanLatencySeconds()).value())
                .isCloseTo(0.004, within(1e-12));
        assertThat(conditions.celsiusStart()).isEqualTo(40);
        assertThat(conditions.celsiusMax()).isEqualTo(70);
    }

    @Test
    void whatNobodySawIsNotZero() {
        SessionConditions conditions = SessionConditions.of(report(List.of(died(0)), null));

        assertThat(conditions).isEqualTo(new SessionConditions(null, null, null, 0, null, null));
    }

    @Test
    void aReadingThatIsNoNumberTellsNothing() {
        SessionConditions conditions =
                SessionConditions.of(report(List.of(run(0, 1_000_000, Double.NaN, 51.0, 3.0)), null));

        assertThat(conditions.celsiusStart()).isNull();
        assertThat(conditions.celsiusMax()).isEqualTo(51);
    }
}
