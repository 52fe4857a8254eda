package dev.assay.server.device;

import dev.assay.api.DeviceRow;
import java.util.List;

/** Every device that ever was, by name. */
public record DeviceList(List<DeviceRow> devices) {
    public DeviceList {
        devices = List.copyOf(devices);
    }
}
