package dev.assay.protocol;

import org.jspecify.annotations.Nullable;

/**
 * What one run measured.
 *
 * @param loadSeconds creating the ONNX Runtime session from the model file
 * @param firstInferenceSeconds the first inference, before any warm-up
 * @param warmup untimed inferences before the samples
 * @param samplesNanos every timed inference in order, nanoseconds; the array is the record's own and must not be changed
 * @param windowSeconds from the start of the first sample to the end of the last
 * @param memory null where the platform does not tell
 * @param celsiusStart hottest thermal zone when the run's process started; null where there is none
 * @param celsiusEnd the same when it ended
 * @param interference how much others slowed the machine meanwhile; null where nobody looked
 */
@SuppressWarnings(
        "ArrayRecordComponent") // tens of thousands of samples: a list of boxes would cost ten times the memory
public record RunMeasurement(
        double loadSeconds,
        double firstInferenceSeconds,
        Warmup warmup,
        long[] samplesNanos,
        double windowSeconds,
        @Nullable MemoryReading memory,
        EnergyReading energy,
        @Nullable Double celsiusStart,
        @Nullable Double celsiusEnd,
        @Nullable Interference interference) {
    /** The samples that nothing disturbed, as far as anybody looked; in order. */
    public long[] undisturbedNanos() {
        return interference == null ? samplesNanos : interference.undisturbed(samplesNanos);
    }

    /** Which part of the samples nothing disturbed, in [0, 1]; 1 where nobody looked. */
    public double quietShare() {
        return interference == null ? 1 : interference.quietShare(samplesNanos);
    }
}
