package dev.assay.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Energy per inference with its source, or the reason why there is none. Never zero for "not measured".
 *
 * @param source which sensor, for instance {@code rapl:package-0}; null when there was none
 * @param grade how far to trust it; null when there was none
 * @param grossJoules per inference, all that the sensor saw in the sampling window; null when there was none
 * @param netJoules per inference, idle power subtracted; null when idle power is not known
 * @param idleWatts median idle power around the run; null when not known
 * @param uncertaintyJoules half-width of the error band of {@code grossJoules} that sensor resolution and window edges
 *     allow; scatter between runs is not in it
 * @param triedPaths where a sensor was looked for
 * @param absentReason why there is no reading; null when there is one
 */
public record EnergyReading(
        @Nullable String source,
        @Nullable EnergyGrade grade,
        @Nullable Double grossJoules,
        @Nullable Double netJoules,
        @Nullable Double idleWatts,
        @Nullable Double uncertaintyJoules,
        List<String> triedPaths,
        @Nullable String absentReason) {
    public EnergyReading {
        triedPaths = List.copyOf(triedPaths);
        if ((grossJoules == null) == (absentReason == null)) {
            throw new IllegalArgumentException("an energy reading has either joules or a reason why not");
        }
    }

    /** No reading, with the paths that were tried and the reason for people. */
    public static EnergyReading absent(List<String> triedPaths, String reason) {
        return new EnergyReading(null, null, null, null, null, null, triedPaths, reason);
    }
}
