package dev.assay.cli.best;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to ship on one device.
 *
 * @param best null when no variant qualifies
 * @param others every other variant that was measured there, in the order of the sweep
 * @param nearest of those that do not qualify the one that misses by the least; null when something is chosen
 */
record DeviceChoice(
        String device,
        @Nullable Contender best,
        List<Rejection> others,
        @Nullable Rejection nearest) {
    DeviceChoice {
        others = List.copyOf(others);
    }
}
