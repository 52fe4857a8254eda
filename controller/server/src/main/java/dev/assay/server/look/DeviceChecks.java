package dev.assay.server.look;

import dev.assay.api.HealthCheckRow;
import java.util.List;

/** What a device's health checks found, the newest first. */
public record DeviceChecks(List<HealthCheckRow> checks) {
    public DeviceChecks {
        checks = List.copyOf(checks);
    }
}
