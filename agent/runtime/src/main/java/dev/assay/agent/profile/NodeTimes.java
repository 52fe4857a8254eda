package dev.assay.agent.profile;

import java.util.Arrays;

/** The time that a node, or several together, took in each counted inference. One thread owns it. */
final class NodeTimes {
    private static final double MICROS_PER_SECOND = 1e6;

    private final int[] micros;
    private long calls;

    NodeTimes(int inferences) {
        this.micros = new int[inferences];
    }

    /** One call in the inference with this 0-based number took so long. */
    void add(int inference, long callMicros) {
        micros[inference] = Math.toIntExact(Math.min(Integer.MAX_VALUE, micros[inference] + callMicros));
        calls++;
    }

    /** All that another one took. */
    void add(NodeTimes other) {
        for (int i = 0; i < micros.length; i++) {
            micros[i] = Math.toIntExact(Math.min(Integer.MAX_VALUE, (long) micros[i] + other.micros[i]));
        }
        calls += other.calls;
    }

    /** Over all inferences. */
    long totalMicros() {
        return Arrays.stream(micros).asLongStream().sum();
    }

    /** Per inference: the median. */
    double seconds() {
        int[] sorted = micros.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[half] : ((double) sorted[half - 1] + sorted[half]) / 2;
        return median / MICROS_PER_SECOND;
    }

    /** Per inference: the mean, which is a whole number but where a branch is taken now and then. */
    double calls() {
        return (double) calls / micros.length;
    }
}
