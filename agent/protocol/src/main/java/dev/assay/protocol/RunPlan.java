package dev.assay.protocol;

/**
 * How one run measures, asked for by the sweep.
 *
 * @param provider ONNX Runtime execution provider, {@code cpu}
 * @param threads intra-op threads, at least 1
 * @param batch examples per inference, at least 1
 * @param samplesMin at least so many timed inferences
 * @param durationSeconds and at least so long
 * @param samplesMax never more timed inferences than this, so that a report stays bounded
 * @param warmupRunsMin at least so many untimed inferences first
 * @param warmupSecondsMin and at least so long
 * @param warmupSecondsMax steady or not, timing begins after this
 * @param timeoutSeconds the run's process is killed after this
 */
public record RunPlan(
        String provider,
        int threads,
        int batch,
        int samplesMin,
        double durationSeconds,
        int samplesMax,
        int warmupRunsMin,
        double warmupSecondsMin,
        double warmupSecondsMax,
        double timeoutSeconds) {
    public RunPlan {
        require(threads >= 1, "threads", threads, "at least 1");
        require(batch >= 1, "batch", batch, "at least 1");
        require(samplesMin >= 1, "samplesMin", samplesMin, "at least 1");
        require(samplesMax >= samplesMin, "samplesMax", samplesMax, "at least samplesMin");
        require(durationSeconds >= 0, "durationSeconds", durationSeconds, "at least 0");
        require(warmupRunsMin >= 0, "warmupRunsMin", warmupRunsMin, "at least 0");
        require(
                warmupSecondsMax >= warmupSecondsMin,
                "warmupSecondsMax",
                warmupSecondsMax,
                "at least warmupSecondsMin");
        require(timeoutSeconds > 0, "timeoutSeconds", timeoutSeconds, "more than 0");
    }

    /** The same with no more samples than so many, or than it must have. */
    public RunPlan withSamplesAtMost(int most) {
        return new RunPlan(
                provider,
                threads,
                batch,
                samplesMin,
                durationSeconds,
                Math.max(samplesMin, Math.min(samplesMax, most)),
                warmupRunsMin,
                warmupSecondsMin,
                warmupSecondsMax,
                timeoutSeconds);
    }

    private static void require(boolean holds, String name, Number found, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is " + found + "; expected " + expected);
        }
    }
}
