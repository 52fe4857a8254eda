package dev.assay.server.progress;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** How long the devices of a campaign are still busy with it. Devices of one host take turns; hosts work side by side. */
final class DeviceLoad {
    private final Map<String, Double> secondsByHost = new HashMap<>();

    /** Adds what one connected device has still to do. */
    void add(String hostId, double seconds) {
        secondsByHost.merge(hostId, seconds, Double::sum);
    }

    /** Until the last host is done; empty when no host has anything to do. */
    OptionalDouble longest() {
        return secondsByHost.values().stream().mapToDouble(Double::doubleValue).max();
    }
}
