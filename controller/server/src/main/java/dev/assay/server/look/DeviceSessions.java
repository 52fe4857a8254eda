package dev.assay.server.look;

import dev.assay.api.DeviceSessionRow;
import java.util.List;

/** The sessions of a device, the newest first. */
public record DeviceSessions(List<DeviceSessionRow> sessions) {
    public DeviceSessions {
        sessions = List.copyOf(sessions);
    }
}
