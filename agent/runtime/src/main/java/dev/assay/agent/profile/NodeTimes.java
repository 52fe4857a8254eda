package dev.assay.agent.profile;

import java.util.Arrays;

/** The time that something took in each counted inference. One thread owns it. */
final class NodeTimes {
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

    /** Per inference: the median, so that an inference that something else disturbed does not count for more than it is. */
    double medianMicros() {
        int[] sorted = micros.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : ((double) sorted[half - 1] + sorted[half]) / 2;
    }

    /** Per inference: the mean, which is a whole number but where a branch is taken now and then. */
    double calls() {
        return (double) calls / micros.length;
    }
}
