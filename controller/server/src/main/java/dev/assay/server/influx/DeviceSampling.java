package dev.assay.server.influx;

import dev.assay.api.DeviceHealth;
import dev.assay.api.DeviceRow;
import dev.assay.server.device.DeviceView;
import dev.assay.server.store.FarmDatabase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Samples the farm and its devices once a minute, by whichever controller comes first. A retired device has no more samples; that it is
 * retired was an event. Thread-safe.
 */
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
        List<DeviceRow> devices = view.all().stream()
                .filter(device -> device.health() != DeviceHealth.RETIRED)
                .toList();
        database.noteAll(handle -> {
            if (DrainBook.takeMinute(handle, minute)) {
                news.putOrCount(handle, "how devices are", () -> lines(devices, minute));
            }
        });
        sampled = minute;
    }

    private List<String> lines(List<DeviceRow> devices, long minute) {
        List<String> lines = new ArrayList<>();
        devices.forEach(device -> lines.add(DevicePoints.sample(device, minute)));
        lines.add(DevicePoints.farm(devices.size(), news.links(), minute));
        return lines;
    }
}
