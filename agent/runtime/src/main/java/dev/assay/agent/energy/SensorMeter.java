package dev.assay.agent.energy;

import dev.assay.protocol.EnergyReading;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The energy meter over what {@link SensorSearch} found. */
public final class SensorMeter implements EnergyMeter {
    private static final double MILLIS_PER_SECOND = 1e3;

    private final SensorSearch.Found found;

    /** A meter over the found sensor, or over its absence. */
    public SensorMeter(SensorSearch.Found found) {
        this.found = found;
    }

    @Override
    public OptionalDouble idleWatts(double seconds) throws InterruptedException {
        if (found.sensor().isEmpty()) {
            return OptionalDouble.empty();
        }
        try (SensorRecording recording = new SensorRecording(found.sensor().get())) {
            Thread.sleep(Math.round(seconds * MILLIS_PER_SECOND));
            return recording.stop().medianWatts();
        }
    }

    @Override
    public Recording record() {
        return found.sensor().<Recording>map(SensorRecording::new).orElseGet(NoRecording::new);
    }

    @Override
    public EnergyReading reading(@Nullable WindowEnergy window, int inferences, OptionalDouble idleWatts) {
        if (found.sensor().isEmpty()) {
            return EnergyReading.absent(found.triedPaths(), found.absentReason());
        }
        if (window == null || window.absentReason() != null) {
            String reason = window == null ? null : window.absentReason();
            return EnergyReading.absent(found.triedPaths(), reason == null ? "nothing was recorded" : reason);
        }
        EnergySensor sensor = found.sensor().get();
        double gross = window.joules() / inferences;
        boolean isIdleKnown = idleWatts.isPresent();
        return new EnergyReading(
                sensor.name(),
                sensor.grade(),
                gross,
                isIdleKnown ? gross - idleWatts.getAsDouble() * window.seconds() / inferences : null,
                isIdleKnown ? idleWatts.getAsDouble() : null,
                window.uncertaintyJoules() / inferences,
                found.triedPaths(),
                null);
    }

    /** Nothing to read. */
    private static final class NoRecording implements Recording {
        @Override
        public void readNow() {
            // There is no sensor.
        }

        @Override
        public WindowEnergy end(long startNanos, long endNanos) {
            return WindowEnergy.absent("no sensor");
        }

        @Override
        public void close() {
            // Nothing was opened.
        }
    }
}
