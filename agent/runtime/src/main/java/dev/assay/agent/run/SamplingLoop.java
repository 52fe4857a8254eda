package dev.assay.agent.run;

import ai.onnxruntime.OrtException;
import dev.assay.agent.kernel.SampleClock;
import dev.assay.protocol.RunPlan;
import java.util.Arrays;

/**
 * The timed part of a run. What it measures is the service time of one inference after the other: the clock stands around the
 * inference alone, everything else happens between two samples.
 */
final class SamplingLoop {
    private final Turns turns;
    private final EdenKeeper eden;
    private final InterferenceLog interference;
    private final long[] samples;
    private final int samplesMin;
    private final long durationNanos;

    SamplingLoop(Turns turns, EdenKeeper eden, RunPlan plan, InterferenceLog interference) {
        this.turns = turns;
        this.eden = eden;
        this.interference = interference;
        this.samples = new long[plan.samplesMax()];
        // Touched before the window: a page fault at a sample would be in the neighbour's time.
        Arrays.fill(samples, -1);
        this.samplesMin = plan.samplesMin();
        this.durationNanos = SampleClock.toNanos(plan.durationSeconds());
    }

    /**
     * What was sampled.
     *
     * @param startNanos start of the first sample
     * @param endNanos end of the last one
     * @param afterSamples where pieces of fixed work stand among the samples
     * @param workNanos how long they took
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on as it is
    record Window(long startNanos, long endNanos, long[] samplesNanos, int[] afterSamples, long[] workNanos) {}

    /**
     * Samples until there are enough and it was long enough, or the plan's maximum is reached, or the deadline has passed.
     *
     * @param deadlineNanos on {@link SampleClock}; so that a slow model gives few samples instead of being killed
     */
    Window sample(long deadlineNanos) throws OrtException, RunRefusedException {
        int count = 0;
        long end;
        interference.look(0);
        long start = SampleClock.nanos();
        do {
            eden.makeRoom(count);
            long before = SampleClock.nanos();
            AutoCloseable answer = turns.run(count);
            end = SampleClock.nanos();
            samples[count++] = end - before;
            Answers.close(answer);
            interference.lookWhenDue(count);
        } while (count < samples.length
                && (count < samplesMin || end - start < durationNanos)
                && end - deadlineNanos < 0);
        interference.look(count);
        return new Window(
                start, end, Arrays.copyOf(samples, count), interference.afterSamples(), interference.workNanos());
    }
}
