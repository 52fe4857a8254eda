package dev.assay.sweep;

import java.util.List;
import java.util.Map;

/**
 * Which devices a sweep wants. With no names and no labels, every device will do.
 *
 * @param names these devices; empty for any name
 * @param labels each must be there with this value
 */
public record DeviceSelector(List<String> names, Map<String, String> labels) {
    /** Every device will do. */
    public static final DeviceSelector ANY = new DeviceSelector(List.of(), Map.of());

    public DeviceSelector {
        names = List.copyOf(names);
        labels = Map.copyOf(labels);
    }

    /** Whether the sweep wants the device of this name with these labels. */
    public boolean accepts(String name, Map<String, String> deviceLabels) {
        return (names.isEmpty() || names.contains(name))
                && deviceLabels.entrySet().containsAll(labels.entrySet());
    }
}
