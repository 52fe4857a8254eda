package dev.assay.api;

import dev.assay.protocol.Environment;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One device.
 *
 * @param name unique in the farm; also its id
 * @param fingerprint of the environment it reported last
 * @param connected whether its agent was heard of lately
 * @param profile of its kind of board; null when it was not recognised
 * @param simulated whether its figures come from a seeded model and not from a measurement
 * @param healthReason why its health is what it is, for people
 * @param lastCheck null when it was never checked
 * @param queued jobs that wait for it
 */
public record DeviceRow(
        String name,
        Map<String, String> labels,
        Environment environment,
        String fingerprint,
        boolean connected,
        @Nullable String profile,
        boolean simulated,
        DeviceState state,
        DeviceHealth health,
        String healthReason,
        @Nullable HealthCheckRow lastCheck,
        int queued) {
    public DeviceRow {
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }
}
