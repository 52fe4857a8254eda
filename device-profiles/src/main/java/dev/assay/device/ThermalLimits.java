package dev.assay.device;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How hot a board may become.
 *
 * @param zones types of the thermal zones that matter to the CPU, as {@link BoardFacts#thermalZones} has them; {@code *} stands for any
 *     text; empty where they are not known
 * @param throttleCelsius from here on the CPU is slowed down; null when it is not known, or when nothing slows it down
 * @param criticalCelsius from here on the board saves itself by hard throttling or by switching off; null when it is not known
 */
public record ThermalLimits(
        List<String> zones,
        @Nullable Double throttleCelsius,
        @Nullable Double criticalCelsius) {
    /** Nothing is known. */
    public static final ThermalLimits UNKNOWN = new ThermalLimits(List.of(), null, null);

    public ThermalLimits {
        zones = List.copyOf(zones);
    }
}
