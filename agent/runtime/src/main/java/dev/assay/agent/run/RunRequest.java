package dev.assay.agent.run;

import dev.assay.protocol.ProfilePlan;
import dev.assay.protocol.RunPlan;
import org.jspecify.annotations.Nullable;

/**
 * What the agent asks of one fresh process, handed over as a JSON file.
 *
 * @param model path of the ONNX file; null for {@link Mode#PROBE}
 * @param testData path of the test set; null when there is none: then inputs are made up
 * @param plan how to measure; null for {@link Mode#PROBE}
 * @param profile how much to profile; only for {@link Mode#PROFILE}
 * @param seed of made-up inputs
 */
public record RunRequest(
        Mode mode,
        @Nullable String model,
        @Nullable String testData,
        @Nullable RunPlan plan,
        @Nullable ProfilePlan profile,
        long seed) {
    /** The kinds of work. */
    public enum Mode {
        /** Time the model. */
        MEASURE,
        /** Run every example of the test set once and keep the answers. */
        SCORE,
        /** Let ONNX Runtime say where the time goes. */
        PROFILE,
        /** Say what this ONNX Runtime is. */
        PROBE
    }

    /** Asks what ONNX Runtime this is. */
    public static RunRequest probe() {
        return new RunRequest(Mode.PROBE, null, null, null, null, 0);
    }
}
