package dev.assay.agent.energy;

import dev.assay.agent.kernel.KernelFiles;
import dev.assay.protocol.EnergyGrade;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes one gauge of the rails that were found on a board. */
final class Rails {
    /** Rails that carry the whole board, so that every other one is contained in them. */
    private static final List<String> INPUTS = List.of("VDD_IN", "POM_5V_IN", "VIN", "5V_IN");

    private static final String NOT_CONNECTED = "NC";

    private Rails() {}

    /**
     * The input rail if there is one, else the sum of all.
     *
     * @param kind for the sensor's name
     * @param rails by label
     * @param stepWatts smallest step of one rail
     */
    static Optional<EnergySensor> gauge(
            String kind, Map<String, PowerGauge.Rail> rails, double stepWatts, KernelFiles kernel) {
        List<String> names = new ArrayList<>(rails.keySet());
        names.remove(NOT_CONNECTED);
        Optional<String> input = INPUTS.stream().filter(names::contains).findFirst();
        List<String> used = input.map(List::of).orElse(names);
        if (used.isEmpty()) {
            return Optional.empty();
        }
        List<PowerGauge.Rail> usedRails = rails.entrySet().stream()
                .filter(rail -> used.contains(rail.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return Optional.of(new PowerGauge(
                kind + ":" + String.join("+", used), EnergyGrade.B, stepWatts * used.size(), kernel, usedRails));
    }
}
