package dev.assay.protocol;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How long a fixed piece of work took now and then between the samples of a run. The work is the same whatever model is measured, so
 * that it tells, without a look at the samples, when something else slowed the machine: another program, or the neighbour of a virtual
 * machine, of which its own kernel knows nothing. On a two-core virtual machine such disturbances made a model 1.2 to 1.5 times slower
 * for 50 ms to seconds, and the work in step with it (correlation 0.95 over blocks of 10 ms).
 *
 * @param afterSamples how many samples had been taken before each piece of work, ascending
 * @param workNanos how long each took, as many
 * @param quietNanos how long it takes on this device when nothing disturbs, from the runs before and this one
 */
@SuppressWarnings("ArrayRecordComponent") // thousands of figures, as the samples; the record's own, not to be changed
public record Interference(int[] afterSamples, long[] workNanos, long quietNanos) {
    /**
     * Work that took longer than this many times its quiet time was disturbed. Undisturbed it takes up to 1.13 times as long, when it comes
     * to a cold cache between two inferences; beside a busy neighbour 1.35 to 2 times.
     */
    public static final double DISTURBED_RATIO = 1.2;

    /** With a smaller share of undisturbed samples a run says nothing about the model. */
    public static final double QUIET_SHARE_MIN = 0.3;

    public Interference {
        if (afterSamples.length != workNanos.length) {
            throw new IllegalArgumentException(
                    afterSamples.length + " places for " + workNanos.length + " pieces of work; expected as many");
        }
    }

    /** The samples between two undisturbed pieces of work, in order; each at most once, whatever the places say. */
    public long[] undisturbed(long[] samplesNanos) {
        boolean[] undisturbed = undisturbed(samplesNanos.length);
        return IntStream.range(0, samplesNanos.length)
                .filter(index -> undisturbed[index])
                .mapToLong(index -> samplesNanos[index])
                .toArray();
    }

    /** Which of so many samples are between two undisturbed pieces of work. */
    public boolean[] undisturbed(int samples) {
        boolean[] undisturbed = new boolean[samples];
        int taken = 0;
        for (int i = 1; i < afterSamples.length; i++) {
            int from = Math.min(Math.max(afterSamples[i - 1], taken), samples);
            int to = Math.min(Math.max(afterSamples[i], from), samples);
            if (isQuiet(i - 1) && isQuiet(i)) {
                Arrays.fill(undisturbed, from, to, true);
                taken = to;
            }
        }
        return undisturbed;
    }

    /** Which part of the samples nothing disturbed, in [0, 1]. */
    public double quietShare(long[] samplesNanos) {
        return samplesNanos.length == 0 ? 1 : (double) undisturbed(samplesNanos).length / samplesNanos.length;
    }

    private boolean isQuiet(int piece) {
        return workNanos[piece] <= DISTURBED_RATIO * quietNanos;
    }
}
