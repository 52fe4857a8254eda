package dev.assay.agent.energy;

import dev.assay.agent.kernel.SampleClock;
import java.util.Locale;

/** Takes the energy of a window out of a trace, or refuses to when the trace has too little in it. Pure. */
final class WindowJudge {
    private static final double READINGS_PART_MIN = 0.8;
    private static final double GAP_PERIODS_MAX = 3;
    private static final int READINGS_MIN = 5;

    private WindowJudge() {}

    static WindowEnergy judge(EnergySensor sensor, EnergyTrace trace, long startNanos, long endNanos) {
        double seconds = SampleClock.secondsBetween(startNanos, endNanos);
        if (!trace.covers(startNanos, endNanos)) {
            return WindowEnergy.absent(sensor.name() + " was not read over the whole sampling window");
        }
        String gap = tooFewReadings(sensor, trace, startNanos, endNanos);
        if (!gap.isEmpty()) {
            return WindowEnergy.absent(gap);
        }
        return new WindowEnergy(
                trace.joulesBetween(startNanos, endNanos),
                uncertaintyJoules(sensor, trace, startNanos, endNanos),
                seconds,
                null);
    }

    private static String tooFewReadings(EnergySensor sensor, EnergyTrace trace, long startNanos, long endNanos) {
        if (sensor instanceof JouleCounter) {
            return "";
        }
        double seconds = SampleClock.secondsBetween(startNanos, endNanos);
        int readings = trace.readingsIn(startNanos, endNanos);
        double wanted = seconds * sensor.readingsPerSecond();
        if (readings < READINGS_MIN) {
            return String.format(
                    Locale.ROOT,
                    "%s was read %d times in a window of %.2f s; at least %d are needed: sample for longer",
                    sensor.name(),
                    readings,
                    seconds,
                    READINGS_MIN);
        }
        double gapMax = GAP_PERIODS_MAX / sensor.readingsPerSecond();
        if (readings < READINGS_PART_MIN * wanted || trace.longestGapSeconds(startNanos, endNanos) > gapMax) {
            return String.format(
                    Locale.ROOT,
                    "%s was read %d times in %.1f s, with a gap of up to %.1f s; expected about %.0f readings",
                    sensor.name(),
                    readings,
                    seconds,
                    trace.longestGapSeconds(startNanos, endNanos),
                    wanted);
        }
        return "";
    }

    /** Resolution over the window, and at both edges what power may have changed before the nearest reading. */
    private static double uncertaintyJoules(EnergySensor sensor, EnergyTrace trace, long startNanos, long endNanos) {
        double edges = trace.rangeWatts() * (trace.secondsToNearest(startNanos) + trace.secondsToNearest(endNanos));
        if (sensor instanceof JouleCounter counter) {
            return edges + 2 * (counter.resolutionJoules() + trace.highestWatts() * counter.updateSeconds());
        }
        PowerGauge gauge = (PowerGauge) sensor;
        return edges + gauge.resolutionWatts() / 2 * SampleClock.secondsBetween(startNanos, endNanos);
    }
}
