package dev.assay.agent.energy;

import dev.assay.agent.kernel.SampleClock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Energy over time: joules since the first reading, at growing instants. Momentary power is summed by the trapezoid rule as it
 * arrives, so that counters and gauges look the same afterwards. Not thread-safe.
 */
final class EnergyTrace {
    private final List<Reading> readings = new ArrayList<>();
    private double lastWatts;

    private record Reading(long nanos, double joules) {}

    /** A counter's value. */
    void addJoules(long nanos, double joules) {
        readings.add(new Reading(nanos, joules));
    }

    /** A gauge's value. */
    void addWatts(long nanos, double watts) {
        if (readings.isEmpty()) {
            readings.add(new Reading(nanos, 0));
        } else {
            Reading last = readings.get(readings.size() - 1);
            double seconds = SampleClock.secondsBetween(last.nanos(), nanos);
            readings.add(new Reading(nanos, last.joules() + (lastWatts + watts) / 2 * seconds));
        }
        lastWatts = watts;
    }

    /** Whether there are readings on both sides of the window. */
    boolean covers(long startNanos, long endNanos) {
        return !readings.isEmpty()
                && readings.get(0).nanos() <= startNanos
                && readings.get(readings.size() - 1).nanos() >= endNanos;
    }

    /** Joules in a window that the trace covers; power is taken as even between the readings around an edge. */
    double joulesBetween(long startNanos, long endNanos) {
        return joulesAt(endNanos) - joulesAt(startNanos);
    }

    private double joulesAt(long nanos) {
        Reading before = readings.get(0);
        for (Reading reading : readings) {
            if (reading.nanos() >= nanos) {
                double span = reading.nanos() - before.nanos();
                double part = span == 0 ? 1 : (nanos - before.nanos()) / span;
                return before.joules() + part * (reading.joules() - before.joules());
            }
            before = reading;
        }
        throw new IllegalArgumentException("the trace ends before the window does");
    }

    /** How many readings fell into the window. */
    int readingsIn(long startNanos, long endNanos) {
        return (int) readings.stream()
                .filter(reading -> reading.nanos() >= startNanos && reading.nanos() <= endNanos)
                .count();
    }

    /** The longest time in the window without a reading. */
    double longestGapSeconds(long startNanos, long endNanos) {
        double longest = 0;
        long last = startNanos;
        for (Reading reading : readings) {
            if (reading.nanos() > startNanos && reading.nanos() < endNanos) {
                longest = Math.max(longest, SampleClock.secondsBetween(last, reading.nanos()));
                last = reading.nanos();
            }
        }
        return Math.max(longest, SampleClock.secondsBetween(last, endNanos));
    }

    /** Seconds from {@code nanos} to the nearest reading. */
    double secondsToNearest(long nanos) {
        return readings.stream()
                .mapToDouble(reading -> Math.abs(SampleClock.secondsBetween(reading.nanos(), nanos)))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** The median of the power between neighbouring readings; empty with fewer than two. */
    OptionalDouble medianWatts() {
        double[] watts = watts();
        if (watts.length == 0) {
            return OptionalDouble.empty();
        }
        int middle = watts.length / 2;
        return OptionalDouble.of(watts.length % 2 == 1 ? watts[middle] : (watts[middle - 1] + watts[middle]) / 2);
    }

    /** Highest less lowest power between neighbouring readings. */
    double rangeWatts() {
        double[] watts = watts();
        return watts.length == 0 ? 0 : watts[watts.length - 1] - watts[0];
    }

    /** Highest power between neighbouring readings. */
    double highestWatts() {
        double[] watts = watts();
        return watts.length == 0 ? 0 : watts[watts.length - 1];
    }

    private double[] watts() {
        double[] watts = new double[Math.max(0, readings.size() - 1)];
        int count = 0;
        for (int i = 1; i < readings.size(); i++) {
            double seconds = SampleClock.secondsBetween(
                    readings.get(i - 1).nanos(), readings.get(i).nanos());
            if (seconds > 0) {
                watts[count++] = (readings.get(i).joules() - readings.get(i - 1).joules()) / seconds;
            }
        }
        double[] sorted = Arrays.copyOf(watts, count);
        Arrays.sort(sorted);
        return sorted;
    }
}
