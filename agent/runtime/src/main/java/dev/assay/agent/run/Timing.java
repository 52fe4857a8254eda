package dev.assay.agent.run;

import dev.assay.protocol.MemoryReading;
import dev.assay.protocol.Warmup;
import org.jspecify.annotations.Nullable;

/**
 * What the run's process measured of itself; the agent adds what only it can see: energy and heat.
 *
 * @param windowStartNanos start of the first sample, on the clock of {@link dev.assay.agent.kernel.SampleClock}
 * @param windowEndNanos end of the last sample
 * @param samplesNanos every timed inference in order
 * @param afterSamples how many samples had been taken before each piece of {@link FixedWork}, ascending
 * @param workNanos how long each took
 * @param memory null where the kernel does not tell
 */
@SuppressWarnings(
        "ArrayRecordComponent") // tens of thousands of samples: a list of boxes would cost ten times the memory
public record Timing(
        double loadSeconds,
        double firstInferenceSeconds,
        Warmup warmup,
        long windowStartNanos,
        long windowEndNanos,
        long[] samplesNanos,
        int[] afterSamples,
        long[] workNanos,
        @Nullable MemoryReading memory) {}
