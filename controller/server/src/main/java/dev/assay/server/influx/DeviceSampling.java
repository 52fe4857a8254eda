package dev.assay.server.influx;

import dev.assay.api.DeviceRow;
import dev.assay.server.device.DeviceView;
import dev.assay.server.store.FarmDatabase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Samples all devices once a minute, by whichever controller comes first. Thread-safe. */
public final class DeviceSampling {
    private static final long MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();

    private final FarmDatabase database;
    private final DeviceView view;
    private final InfluxNews news;
    private final InstantSource clock;
    /** The last minute that is known to be sampled, by whomever. */
    private volatile long sampled;

    public DeviceSampling(FarmDatabase database, DeviceView view, InfluxNews news, InstantSource clock) {
        this.database = database;
        this.view = view;
        this.news = news;
        this.clock = clock;
    }

    /** Samples for this minute, if nobody has; to be called several times a minute. */
    public void sample() {
        long minute = clock.millis() / MINUTE_MILLIS * MINUTE_MILLIS;
        if (minute == sampled) {
            return;
        }
        List<DeviceRow> devices = view.all();
        database.noteAll(handle -> {
            if (!devices.isEmpty() && DrainBook.takeMinute(handle, minute)) {
                news.putOrCount(
                        handle,
                        () -> devices.stream()
                                .map(device -> DevicePoints.sample(device, minute))
                                .toList());
            }
        });
        sampled = minute;
    }
}
