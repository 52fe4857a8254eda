package dev.assay.agent.energy;

import dev.assay.agent.kernel.SampleClock;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Reads one sensor at its pace on a thread of its own until it is ended. */
final class SensorRecording implements EnergyMeter.Recording {
    private final EnergySensor sensor;
    private final EnergyTrace trace = new EnergyTrace();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wake = lock.newCondition();
    private final Thread reader = new Thread(this::readUntilEnded, "energy-sensor");
    private boolean ended;
    private boolean readAtOnce;
    private @Nullable String failure;

    @SuppressWarnings("ThreadStartInConstructor") // the last statement: everything the thread sees is there
    SensorRecording(EnergySensor sensor) {
        this.sensor = sensor;
        reader.setDaemon(true);
        reader.start();
    }

    private void readUntilEnded() {
        long periodNanos = SampleClock.toNanos(1 / sensor.readingsPerSecond());
        lock.lock();
        try {
            long due = SampleClock.nanos();
            while (true) {
                readOnce();
                if (ended) {
                    return;
                }
                due += periodNanos;
                long left = due - SampleClock.nanos();
                while (left > 0 && !ended && !readAtOnce) {
                    left = wake.awaitNanos(left);
                }
                if (readAtOnce) {
                    readAtOnce = false;
                    due -= periodNanos;
                }
            }
        } catch (IOException e) {
            failure = e.getMessage();
        } catch (InterruptedException e) {
            failure = "reading " + sensor.name() + " was interrupted";
        } finally {
            lock.unlock();
        }
    }

    private void readOnce() throws IOException {
        if (sensor instanceof JouleCounter counter) {
            double joules = counter.readJoules();
            trace.addJoules(SampleClock.nanos(), joules);
        } else {
            double watts = ((PowerGauge) sensor).readWatts();
            trace.addWatts(SampleClock.nanos(), watts);
        }
    }

    @Override
    public void readNow() {
        lock.lock();
        try {
            readAtOnce = true;
            wake.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public WindowEnergy end(long startNanos, long endNanos) {
        EnergyTrace whole = stop();
        String why = failure;
        return why != null ? WindowEnergy.absent(why) : WindowJudge.judge(sensor, whole, startNanos, endNanos);
    }

    /** Takes a last reading and ends the thread. */
    EnergyTrace stop() {
        lock.lock();
        try {
            ended = true;
            wake.signal();
        } finally {
            lock.unlock();
        }
        try {
            reader.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return trace;
    }

    @Override
    public void close() {
        stop();
    }
}
