package dev.assay.agent.session;

import dev.assay.protocol.Warning;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits before a run until the device is about as cool as when it idles. The idle temperature is the lowest this agent has seen.
 * One thread owns it.
 */
final class Cooldown {
    static final double CELSIUS_ABOVE_IDLE_MAX = 5;
    private static final double LOOK_SECONDS = 1;

    private final Supplier<OptionalDouble> hottestCelsius;
    private final Pause pause;
    private OptionalDouble idleCelsius = OptionalDouble.empty();

    Cooldown(Supplier<OptionalDouble> hottestCelsius, Pause pause) {
        this.hottestCelsius = hottestCelsius;
        this.pause = pause;
    }

    /** Looks at the temperature; the lowest look is the idle temperature. */
    OptionalDouble look() {
        OptionalDouble now = hottestCelsius.get();
        if (now.isPresent() && (idleCelsius.isEmpty() || now.getAsDouble() < idleCelsius.getAsDouble())) {
            idleCelsius = now;
        }
        return now;
    }

    /**
     * Returns when the device is cool enough or patience is over; at once where nothing tells the temperature.
     *
     * @return a warning when the device is still hot
     */
    Optional<Warning> await(double secondsMax, BooleanSupplier isCancelled)
            throws InterruptedException, SessionStoppedException {
        double waited = 0;
        OptionalDouble now = look();
        while (isHot(now) && waited < secondsMax) {
            if (isCancelled.getAsBoolean()) {
                throw SessionStoppedException.beforeItsEnd();
            }
            double step = Math.min(LOOK_SECONDS, secondsMax - waited);
            pause.seconds(step);
            waited += step;
            now = look();
        }
        if (!isHot(now)) {
            return Optional.empty();
        }
        return Optional.of(new Warning(
                Warning.Kind.HOT_START,
                String.format(
                        Locale.ROOT,
                        "started at %.1f °C after waiting %.0f s; idle is %.1f °C, and at most %.0f °C more is cool",
                        now.orElseThrow(),
                        waited,
                        idleCelsius.orElseThrow(),
                        CELSIUS_ABOVE_IDLE_MAX)));
    }

    private boolean isHot(OptionalDouble celsius) {
        return celsius.isPresent()
                && idleCelsius.isPresent()
                && celsius.getAsDouble() > idleCelsius.getAsDouble() + CELSIUS_ABOVE_IDLE_MAX;
    }
}
