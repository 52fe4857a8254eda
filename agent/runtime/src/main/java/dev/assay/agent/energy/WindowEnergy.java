package dev.assay.agent.energy;

import org.jspecify.annotations.Nullable;

/**
 * The energy in one sampling window, or why it is not known.
 *
 * @param uncertaintyJoules half-width that resolution and edges allow
 * @param absentReason null when {@code joules} is known
 */
public record WindowEnergy(
        double joules,
        double uncertaintyJoules,
        double seconds,
        @Nullable String absentReason) {
    static WindowEnergy absent(String reason) {
        return new WindowEnergy(Double.NaN, Double.NaN, 0, reason);
    }
}
