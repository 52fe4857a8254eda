package dev.assay.agent.run;

import java.util.Locale;
import java.util.Optional;

/**
 * A line that the run's process prints when it enters a phase, so that the agent knows what runs now and when to read
 * its sensors.
 *
 * @param nanos when, on the clock of {@link dev.assay.agent.kernel.SampleClock}
 */
public record PhaseMark(Phase phase, long nanos) {
    private static final String PREFIX = "assay-phase ";

    /** What the run does from this mark on. */
    public enum Phase {
        /** ONNX Runtime is loaded, no model yet. */
        LOADING,
        /** The model is loaded; the first inference follows. */
        FIRST_INFERENCE,
        /** Inferences that are not kept. */
        WARMING_UP,
        /** Inferences that are kept. */
        SAMPLING,
        /** The last sample is taken. */
        SAMPLED,
        /** The answers to the test set are counted. */
        SCORING,
        /** ONNX Runtime watches a few inferences. */
        PROFILING;

        /** For people: {@code warming up}. */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    String line() {
        return PREFIX + phase + " " + nanos;
    }

    /** The mark in a line of output, or empty when the line is something else. */
    public static Optional<PhaseMark> parse(String line) {
        if (!line.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String[] parts = line.substring(PREFIX.length()).split(" ");
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PhaseMark(Phase.valueOf(parts[0]), Long.parseLong(parts[1])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
