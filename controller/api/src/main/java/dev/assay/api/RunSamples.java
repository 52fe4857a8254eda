package dev.assay.api;

import dev.assay.protocol.Warning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The samples of one run.
 *
 * @param index position in the session, counted over both arms
 * @param failure why it has none; null when it has
 * @param samples how many there are
 * @param undisturbedShare part of them that nothing disturbed, in [0, 1]; figures are made of these alone
 * @param quantilesSeconds of the undisturbed ones (of all when all were disturbed): minimum, 5 %, 25 %, 50 %, 75 %, 95 %, 99 %, maximum;
 *     empty without samples
 * @param points in order; each stands for equally many samples, the last for fewer
 * @param celsiusStart hottest zone when it began; null when the device does not tell
 * @param celsiusEnd when it ended
 */
public record RunSamples(
        int index,
        @Nullable String failure,
        int samples,
        double undisturbedShare,
        List<Double> quantilesSeconds,
        List<SamplePoint> points,
        @Nullable Double celsiusStart,
        @Nullable Double celsiusEnd,
        List<Warning> warnings) {
    public RunSamples {
        quantilesSeconds = List.copyOf(quantilesSeconds);
        points = List.copyOf(points);
        warnings = List.copyOf(warnings);
    }
}
