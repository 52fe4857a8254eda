package dev.assay.sweep;

import java.util.List;
import java.util.Map;

/**
 * Which devices a sweep wants. Without any of the three, every real device will do.
 *
 * <p>Figures of simulated devices are made up, and must never come among real ones unnoticed: a simulated device fits only a sweep that
 * names it, or that asks for the label {@code simulated: true} and so gets no real one.
 *
 * @param names these devices; empty for any name
 * @param profiles the kind of board must be one of these; empty for any
 * @param labels each must be there with this value
 */
public record DeviceSelector(List<String> names, List<String> profiles, Map<String, String> labels) {
    /** The label that says which kind of board a device is; the farm sets it. */
    public static final String PROFILE_LABEL = "profile";
    /** The label that says whether a device makes its figures up, {@code true} or {@code false}; the farm sets it. */
    public static final String SIMULATED_LABEL = "simulated";

    /** Every real device will do. */
    public static final DeviceSelector ANY = new DeviceSelector(List.of(), List.of(), Map.of());

    public DeviceSelector {
        names = List.copyOf(names);
        // Selectors that were stored before there were profiles have none.
        profiles = profiles == null ? List.of() : List.copyOf(profiles);
        labels = Map.copyOf(labels);
    }

    /** Whether the sweep wants the device of this name with these labels. */
    public boolean accepts(String name, Map<String, String> deviceLabels) {
        return fits(name, deviceLabels) && (!isSimulated(deviceLabels) || names.contains(name) || asksForSimulated());
    }

    /** As {@link #accepts}, but for simulated devices also when the sweep does not ask for them. */
    public boolean fits(String name, Map<String, String> deviceLabels) {
        return (names.isEmpty() || names.contains(name))
                && (profiles.isEmpty() || profiles.contains(deviceLabels.getOrDefault(PROFILE_LABEL, "")))
                && deviceLabels.entrySet().containsAll(labels.entrySet());
    }

    private boolean asksForSimulated() {
        return Boolean.parseBoolean(labels.get(SIMULATED_LABEL));
    }

    private static boolean isSimulated(Map<String, String> deviceLabels) {
        return Boolean.parseBoolean(deviceLabels.get(SIMULATED_LABEL));
    }
}
