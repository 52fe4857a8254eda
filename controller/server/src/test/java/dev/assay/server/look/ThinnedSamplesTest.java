package dev.assay.server.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.CellSamples;
import dev.assay.api.RunSamples;
import dev.assay.api.SampleHistogram;
import dev.assay.api.SamplePoint;
import dev.assay.protocol.EnergyReading;
import dev.assay.protocol.Interference;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.RunMeasurement;
import dev.assay.protocol.RunReport;
import dev.assay.protocol.SessionReport;
import dev.assay.protocol.Warmup;
import dev.assay.server.Sessions;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ThinnedSamplesTest {
    private static RunReport run(int index, long[] nanos, @Nullable Interference interference) {
        RunMeasurement measured = new RunMeasurement(
                0.1,
                0.01,
                new Warmup(20, 2, true),
                nanos,
                1,
                null,
                EnergyReading.absent(List.of(), "no sensor"),
                50.0,
                52.5,
                interference);
        return new RunReport(index, measured, null, List.of());
    }

    private static CellSamples thinned(int pointsMax, RunReport... runs) {
        SessionReport report = new SessionReport(
                "j", 1, "pi", Sessions.environment("6.6"), 0, List.of(runs), null, null, List.of(), null);
        return ThinnedSamples.of("ab", report, pointsMax);
    }

    private static long[] microseconds(long... micros) {
        return LongStream.of(micros).map(each -> 1_000 * each).toArray();
    }

    @Test
    void neighboursBecomeOnePointWithTheirRangeAndHowManyWereDisturbed() {
        long[] nanos = microseconds(5, 1, 3, 40, 50, 7, 9);
        Interference look = new Interference(new int[] {0, 3, 5, 7}, new long[] {100, 100, 900, 100}, 100);

        RunSamples run = thinned(3, run(4, nanos, look)).runs().get(0);

        assertThat(run.points())
                .containsExactly(
                        new SamplePoint(0, 3, 1e-6, 3e-6, 5e-6, 0),
                        new SamplePoint(3, 3, 7e-6, 40e-6, 50e-6, 3),
                        new SamplePoint(6, 1, 9e-6, 9e-6, 9e-6, 1));
        assertThat(run.index()).isEqualTo(4);
        assertThat(run.samples()).isEqualTo(7);
        assertThat(run.undisturbedShare()).isEqualTo(3 / 7.0);
        assertThat(run.celsiusEnd()).isEqualTo(52.5);
    }

    @Test
    void quantilesAreOfUndisturbedSamplesWhereThereAreAny() {
        long[] nanos = microseconds(1, 2, 3, 4, 100, 200);
        Interference late = new Interference(new int[] {0, 4, 6}, new long[] {100, 100, 900}, 100);
        Interference all = new Interference(new int[] {0, 6}, new long[] {900, 900}, 100);

        CellSamples samples = thinned(100, run(0, nanos, late), run(1, nanos, all));

        assertThat(samples.runs().get(0).quantilesSeconds())
                .containsExactly(1e-6, 1e-6, 1e-6, 2e-6, 3e-6, 4e-6, 4e-6, 4e-6);
        assertThat(samples.runs().get(1).quantilesSeconds()).hasSize(8).endsWith(200e-6);
    }

    @Test
    void whatFailedSaysWhyAndIsNoPointAnywhere() {
        RunReport crashed =
                new RunReport(0, null, new RunFailure(RunFailure.Kind.CRASHED, "ended by SIGSEGV"), List.of());

        CellSamples samples = thinned(10, crashed);

        assertThat(samples.runs().get(0).failure()).isEqualTo("ended by SIGSEGV");
        assertThat(samples.runs().get(0).points()).isEmpty();
        assertThat(samples.histogram()).isEqualTo(new SampleHistogram(0, 0, List.of(), List.of(), 0));
    }

    @Test
    void theHistogramCountsEverySampleOnceAndTheLongestApart() {
        long[] nanos = LongStream.rangeClosed(1, 1_000).map(i -> 1_000 * i).toArray();
        Interference half = new Interference(new int[] {0, 500, 1_000}, new long[] {100, 100, 900}, 100);

        SampleHistogram histogram = thinned(10, run(0, nanos, half)).histogram();

        assertThat(sum(histogram.undisturbed())).isEqualTo(500);
        assertThat(sum(histogram.disturbed())).isEqualTo(491);
        assertThat(histogram.beyond()).isEqualTo(9);
        assertThat(histogram.fromSeconds()).isEqualTo(1e-6);
        assertThat(histogram.toSeconds()).isEqualTo(991e-6);
    }

    @Test
    void aFewSlowSamplesDoNotPressAllOthersIntoOneBin() {
        long[] nanos = LongStream.rangeClosed(1, 100)
                .map(i -> i > 90 ? 1_000_000 : 100_000 + 10 * i)
                .toArray();

        SampleHistogram histogram = thinned(10, run(0, nanos, null)).histogram();

        assertThat(histogram.toSeconds()).isLessThan(110e-6);
        assertThat(histogram.beyond()).isEqualTo(10);
    }

    @Test
    void samplesThatAreAllAlikeAreOneBin() {
        SampleHistogram histogram =
                thinned(10, run(0, microseconds(7, 7, 7), null)).histogram();

        assertThat(histogram.undisturbed().get(0)).isEqualTo(3);
        assertThat(histogram.beyond()).isZero();
    }

    private static int sum(List<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }
}
