package dev.assay.api;

import dev.assay.protocol.Environment;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One device.
 *
 * @param name unique in the farm; also its id
 * @param fingerprint of the environment it reported last
 * @param connected whether its agent was heard of lately
 */
public record DeviceRow(
        String name, Map<String, String> labels, Environment environment, String fingerprint, boolean connected) {
    public DeviceRow {
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }
}
