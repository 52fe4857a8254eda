package dev.assay.server.watch;

import dev.assay.regression.verdict.GatedMetric;
import dev.assay.regression.watch.WatchRule;
import java.util.List;

/** Which figures have a history, and which changes of them are worth a word. */
final class WatchedMetrics {
    /** Those that a gate judges when a sweep leaves it the choice. */
    static final List<GatedMetric> ALL = List.of(
            GatedMetric.LATENCY_P50,
            GatedMetric.PEAK_MEMORY,
            GatedMetric.ENERGY,
            GatedMetric.ARTIFACT_SIZE,
            GatedMetric.ACCURACY);

    /** A third of the 4 % that must be caught of energy: its sensors see less than clocks do. */
    private static final double ENERGY_TOLERANCE = 0.04 / 3;

    private WatchedMetrics() {}

    /** The least change of it that is reported. */
    static WatchRule rule(GatedMetric metric) {
        return metric == GatedMetric.ENERGY
                ? WatchRule.tolerating(ENERGY_TOLERANCE)
                : WatchRule.tolerating(WatchRule.SHARE_MIN);
    }

    /** Whether more pairs of runs would tell more: only then a comparison is bought. */
    static boolean isNoisy(GatedMetric metric) {
        return metric.observation() == GatedMetric.Observation.PAIR;
    }

    /** Whether a device that is slower in all it does moves it, which a sentinel can tell. */
    static boolean followsDevice(GatedMetric metric) {
        return metric == GatedMetric.LATENCY_P50 || metric == GatedMetric.ENERGY;
    }
}
