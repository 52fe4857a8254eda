package dev.assay.server.life;

import dev.assay.api.DeviceEventRow;
import java.util.List;

/** What happened to a device, the newest first. */
public record DeviceEvents(List<DeviceEventRow> events) {
    public DeviceEvents {
        events = List.copyOf(events);
    }
}
