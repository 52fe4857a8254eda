package dev.assay.agent.energy;

import dev.assay.protocol.EnergyReading;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Measures the energy of runs with whatever sensor the device has, or with none. One thread owns it. */
public interface EnergyMeter {
    /** The power of the device doing nothing, watched for so long; empty at once without a sensor. */
    OptionalDouble idleWatts(double seconds) throws InterruptedException;

    /** Begins to read the sensor on a thread of its own. */
    Recording record();

    /**
     * The reading of one run.
     *
     * @param window null when nothing was recorded
     * @param inferences in the window
     * @param idleWatts empty when not known: then there is no net energy
     */
    EnergyReading reading(@Nullable WindowEnergy window, int inferences, OptionalDouble idleWatts);

    /** The sensor being read while a run's process lives. */
    interface Recording extends AutoCloseable {
        /** Asks for a reading at once: the window begins or ends about now. Any thread may call it. */
        void readNow();

        /** Ends the recording; the energy between two instants of the monotonic clock. */
        WindowEnergy end(long startNanos, long endNanos);

        /** Ends the recording without a use for it. */
        @Override
        void close();
    }
}
