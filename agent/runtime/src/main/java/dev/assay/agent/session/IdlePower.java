package dev.assay.agent.session;

import dev.assay.protocol.Warning;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The power of the idle device before and after a session. */
record IdlePower(OptionalDouble wattsBefore, OptionalDouble wattsAfter) {
    private static final double DRIFT_MAX = 0.05;

    /** The mean of what is known. */
    OptionalDouble watts() {
        if (wattsBefore.isEmpty() || wattsAfter.isEmpty()) {
            return wattsBefore.isPresent() ? wattsBefore : wattsAfter;
        }
        return OptionalDouble.of((wattsBefore.getAsDouble() + wattsAfter.getAsDouble()) / 2);
    }

    /** A warning when the two differ by so much that net energy means little. */
    Optional<Warning> doubt() {
        if (wattsBefore.isEmpty() || wattsAfter.isEmpty()) {
            return Optional.empty();
        }
        double before = wattsBefore.getAsDouble();
        double after = wattsAfter.getAsDouble();
        double drift = Math.abs(after - before) / Math.max(before, Double.MIN_NORMAL);
        if (drift <= DRIFT_MAX) {
            return Optional.empty();
        }
        return Optional.of(new Warning(
                Warning.Kind.ENERGY_DOUBTFUL,
                String.format(
                        Locale.ROOT,
                        "idle power was %.2f W before the session and %.2f W after it; at most %.0f %% apart is steady",
                        before,
                        after,
                        100 * DRIFT_MAX)));
    }
}
