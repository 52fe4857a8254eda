package dev.assay.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agent.kernel.SampleClock;
import dev.assay.protocol.RunPlan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamplingLoopTest {
    private final List<Integer> turns = new ArrayList<>();
    private int closed;

    private SamplingLoop.Window sample(int samplesMin, double durationSeconds, int samplesMax, double secondsLeft)
            throws Exception {
        RunPlan plan = new RunPlan("cpu", 1, 1, samplesMin, durationSeconds, samplesMax, 0, 0, 0, 1);
        Turns counting = turn -> {
            turns.add(turn);
            return () -> closed++;
        };
        return new SamplingLoop(counting, new EdenKeeper(), plan, new InterferenceLog(FixedWork.compiled(), 1))
                .sample(SampleClock.nanos() + SampleClock.toNanos(secondsLeft));
    }

    @Test
    void stopsAtTheMinimumWhenNoDurationIsAskedFor() throws Exception {
        SamplingLoop.Window window = sample(50, 0, 1_000, 60);

        assertThat(window.samplesNanos()).hasSize(50);
        assertThat(turns).hasSize(50).startsWith(0, 1, 2).endsWith(49);
        assertThat(closed).isEqualTo(50);
    }

    @Test
    void goesOnForTheDurationAsked() throws Exception {
        SamplingLoop.Window window = sample(1, 0.05, 50_000_000, 60);

        assertThat(window.samplesNanos().length).isGreaterThan(1);
        assertThat(SampleClock.secondsBetween(window.startNanos(), window.endNanos()))
                .isGreaterThanOrEqualTo(0.05);
    }

    @Test
    void neverTakesMoreThanTheMaximum() throws Exception {
        SamplingLoop.Window window = sample(10, 3_600, 200, 60);

        assertThat(window.samplesNanos()).hasSize(200);
    }

    @Test
    void endsAtItsDeadlineWithWhatItHas() throws Exception {
        SamplingLoop.Window window = sample(1_000_000, 3_600, 1_000_000, -1);

        assertThat(window.samplesNanos()).hasSize(1);
    }

    @Test
    void fixedWorkStandsBeforeTheFirstSampleAndAfterTheLastAndBetween() throws Exception {
        SamplingLoop.Window window = sample(10, 0.1, 50_000_000, 60);

        assertThat(window.workNanos()).hasSameSizeAs(window.afterSamples()).hasSizeGreaterThan(2);
        assertThat(window.afterSamples()).isSorted().startsWith(0).endsWith(window.samplesNanos().length);
        for (long nanos : window.workNanos()) {
            assertThat(nanos).isPositive();
        }
    }

    @Test
    void everySampleIsWithinTheWindow() throws Exception {
        SamplingLoop.Window window = sample(500, 0, 1_000, 60);

        long sum = 0;
        for (long nanos : window.samplesNanos()) {
            assertThat(nanos).isNotNegative();
            sum += nanos;
        }
        assertThat(sum).isLessThanOrEqualTo(window.endNanos() - window.startNanos());
    }
}
