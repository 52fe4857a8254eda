package dev.assay.protocol;

/**
 * Asks for a {@link ModelProfile} after the runs of an ordinary session. It is made in a process of its own, so that no measured run pays
 * for it.
 *
 * @param inferencesMax at most so many inferences are profiled, {@value #INFERENCES_MIN} … {@value #INFERENCES_LIMIT}
 * @param secondsMax none is begun after so long, loading not counted; above 0, at most {@value #SECONDS_LIMIT}
 */
public record ProfilePlan(int inferencesMax, double secondsMax) {
    static final int INFERENCES_MIN = 2;
    /** ONNX Runtime keeps every event in memory until the end: of a model of a thousand nodes about 50 MB with so many. */
    static final int INFERENCES_LIMIT = 100;

    static final double SECONDS_LIMIT = 60;

    /** Enough for a median, and over in two seconds. */
    public static final ProfilePlan USUAL = new ProfilePlan(40, 2);

    public ProfilePlan {
        if (inferencesMax < INFERENCES_MIN || inferencesMax > INFERENCES_LIMIT) {
            throw new IllegalArgumentException(
                    "inferencesMax is " + inferencesMax + "; expected " + INFERENCES_MIN + " to " + INFERENCES_LIMIT);
        }
        if (!(secondsMax > 0 && secondsMax <= SECONDS_LIMIT)) {
            throw new IllegalArgumentException(
                    "secondsMax is " + secondsMax + "; expected more than 0, at most " + SECONDS_LIMIT);
        }
    }
}
