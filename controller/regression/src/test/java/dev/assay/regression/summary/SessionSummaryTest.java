package dev.assay.regression.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.protocol.AccuracyReport;
import dev.assay.protocol.EnergyGrade;
import dev.assay.protocol.EnergyReading;
import dev.assay.protocol.MemoryReading;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.RunMeasurement;
import dev.assay.protocol.RunReport;
import dev.assay.protocol.Warmup;
import dev.assay.protocol.Warning;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionSummaryTest {
    private static final EnergyReading NO_SENSOR = EnergyReading.absent(List.of("/sys/class/powercap"), "no sensor");
    private static final Warning UNPINNED = new Warning(Warning.Kind.CLOCK_NOT_PINNED, "governor is powersave");

    private static RunReport run(int index, int samples, long nanos, EnergyReading energy) {
        long[] samplesNanos = new long[samples];
        Arrays.fill(samplesNanos, nanos);
        MemoryReading memory = new MemoryReading(30_000_000, 40_000_000, 50_000_000 + index);
        RunMeasurement measurement = new RunMeasurement(
                0.02, 0.004, new Warmup(20, 2, true), samplesNanos, 1, memory, energy, null, null, null);
        return new RunReport(index, measurement, null, List.of(UNPINNED));
    }

    private static RunReport died(int index) {
        RunFailure failure = new RunFailure(RunFailure.Kind.CRASHED, "ended by SIGSEGV");
        return new RunReport(index, null, failure, List.of());
    }

    private static SessionSummary summary(List<RunReport> runs, @Nullable AccuracyReport accuracy) {
        return SessionSummary.of(runs, accuracy, null, List.of());
    }

    @Test
    void aFigureOfASessionIsTheMeanOfItsRunsFigures() {
        SessionSummary summary = summary(
                List.of(
                        run(0, 700, 1_000_000, NO_SENSOR),
                        run(1, 900, 2_000_000, NO_SENSOR),
                        run(2, 700, 3_000_000, NO_SENSOR)),
                null);

        LatencySummary latency = Objects.requireNonNull(summary.latency());
        assertThat(Objects.requireNonNull(latency.p50Seconds()).value()).isCloseTo(0.002, within(1e-12));
        assertThat(latency.samplesPerRunMin()).isEqualTo(700);
        assertThat(Objects.requireNonNull(summary.warmupSeconds()).value()).isEqualTo(2);
        assertThat(summary.runsSteady()).isEqualTo(3);
        assertThat(Objects.requireNonNull(summary.memory()).peakBytes().value()).isEqualTo(50_000_001);
    }

    @Test
    void aPercentileThatOneRunCannotSupportIsNotGiven() {
        LatencySummary latency = Objects.requireNonNull(
                summary(List.of(run(0, 700, 1_000_000, NO_SENSOR), run(1, 661, 1_000_000, NO_SENSOR)), null)
                        .latency());

        assertThat(latency.p90Seconds()).isNotNull();
        assertThat(latency.p99Seconds()).isNull();
    }

    @Test
    void aRunThatDiedCostsItsOwnFiguresOnly() {
        SessionSummary summary = summary(List.of(run(0, 700, 1_000_000, NO_SENSOR), died(1)), null);

        assertThat(summary.runsCompleted()).isEqualTo(1);
        assertThat(summary.runFailures()).extracting(RunFailure::message).containsExactly("ended by SIGSEGV");
        assertThat(summary.latency()).isNotNull();
    }

    @Test
    void whenAllRunsDiedThereAreNoFigures() {
        SessionSummary summary = summary(List.of(died(0), died(1)), null);

        assertThat(summary.latency()).isNull();
        assertThat(summary.energy()).isNull();
        assertThat(summary.memory()).isNull();
    }

    @Test
    void withoutASensorThereIsAReasonAndNoJoules() {
        EnergySummary energy = Objects.requireNonNull(
                summary(List.of(run(0, 700, 1, NO_SENSOR)), null).energy());

        assertThat(energy.grossJoules()).isNull();
        assertThat(energy.absentReason()).isEqualTo("no sensor");
        assertThat(energy.triedPaths()).containsExactly("/sys/class/powercap");
    }

    @Test
    void joulesKeepTheirSourceGradeAndWorstUncertainty() {
        EnergyReading first = new EnergyReading("rapl:package-0", EnergyGrade.B, 0.2, 0.1, 5.0, 0.01, List.of(), null);
        EnergyReading second = new EnergyReading("rapl:package-0", EnergyGrade.B, 0.4, 0.3, 5.0, 0.02, List.of(), null);

        EnergySummary energy =
                Objects.requireNonNull(summary(List.of(run(0, 700, 1, first), run(1, 700, 1, second)), null)
                        .energy());

        assertThat(Objects.requireNonNull(energy.grossJoules()).value()).isCloseTo(0.3, within(1e-12));
        assertThat(Objects.requireNonNull(energy.netJoules()).value()).isCloseTo(0.2, within(1e-12));
        assertThat(energy.sensorUncertaintyJoules()).isEqualTo(0.02);
        assertThat(energy.grade()).isEqualTo(EnergyGrade.B);
    }

    @Test
    void aWarningOfEveryRunIsSaidOnce() {
        SessionSummary summary = summary(List.of(run(0, 700, 1, NO_SENSOR), run(1, 700, 1, NO_SENSOR)), null);

        assertThat(summary.warnings()).containsExactly(UNPINNED);
    }

    @Test
    void accuracyIsTheShareOfRightAnswers() {
        AccuracyReport report = new AccuracyReport("top-1", 540, 535, new int[540], new int[540]);

        AccuracySummary accuracy = Objects.requireNonNull(
                summary(List.of(run(0, 700, 1, NO_SENSOR)), report).accuracy());

        assertThat(accuracy.value()).isCloseTo(0.990740, within(1e-6));
    }
}
