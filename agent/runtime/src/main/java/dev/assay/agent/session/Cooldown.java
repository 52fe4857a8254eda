package dev.assay.agent.session;

import dev.assay.protocol.Warning;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Waits before a run until the device is cool enough. The idle temperature is the lowest this agent has seen. One thread owns it.
 */
final class Cooldown {
    static final double CELSIUS_ABOVE_IDLE_MAX = 5;
    /** As narrow as leakage and clock demand, and as wide as thermal zones flutter. */
    static final double CELSIUS_APART_MAX = 2;

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
     * Returns when the device is about as cool as when it idles, or patience is over; at once where nothing tells the temperature.
     *
     * @return a warning when the device is still hot
     */
    Optional<Warning> await(double secondsMax, BooleanSupplier isCancelled)
            throws InterruptedException, SessionStoppedException {
        Wait wait = awaitWhile(this::isHot, secondsMax, isCancelled);
        if (!isHot(wait.celsius())) {
            return Optional.empty();
        }
        return Optional.of(new Warning(
                Warning.Kind.HOT_START,
                String.format(
                        Locale.ROOT,
                        "started at %.1f °C after waiting %.0f s; idle is %.1f °C, and at most %.0f °C more is cool",
                        wait.celsius().orElseThrow(),
                        wait.seconds(),
                        idleCelsius.orElseThrow(),
                        CELSIUS_ABOVE_IDLE_MAX)));
    }

    /**
     * Returns when the device is about as cool as at another run's start, or patience is over. A colder device is not waited for, since
     * waiting makes it no warmer.
     *
     * @return a warning when the device is warmer or colder than that
     */
    Optional<Warning> awaitLike(double celsius, double secondsMax, BooleanSupplier isCancelled)
            throws InterruptedException, SessionStoppedException {
        Wait wait = awaitWhile(
                now -> now.isPresent() && now.getAsDouble() > celsius + CELSIUS_APART_MAX, secondsMax, isCancelled);
        double apart = Math.abs(wait.celsius().orElse(celsius) - celsius);
        if (apart <= CELSIUS_APART_MAX) {
            return Optional.empty();
        }
        return Optional.of(new Warning(
                Warning.Kind.UNEVEN_START,
                String.format(
                        Locale.ROOT,
                        "started at %.1f °C after waiting %.0f s; the session's first run started at %.1f °C, and at"
                                + " most %.0f °C apart is even",
                        wait.celsius().orElseThrow(),
                        wait.seconds(),
                        celsius,
                        CELSIUS_APART_MAX)));
    }

    /** How long it took, and the temperature at its end. */
    private record Wait(double seconds, OptionalDouble celsius) {}

    private Wait awaitWhile(Predicate<OptionalDouble> isTooHot, double secondsMax, BooleanSupplier isCancelled)
            throws InterruptedException, SessionStoppedException {
        double waited = 0;
        OptionalDouble now = look();
        while (isTooHot.test(now) && waited < secondsMax) {
            if (isCancelled.getAsBoolean()) {
                throw SessionStoppedException.beforeItsEnd();
            }
            double step = Math.min(LOOK_SECONDS, secondsMax - waited);
            pause.seconds(step);
            waited += step;
            now = look();
        }
        return new Wait(waited, now);
    }

    private boolean isHot(OptionalDouble celsius) {
        return celsius.isPresent()
                && idleCelsius.isPresent()
                && celsius.getAsDouble() > idleCelsius.getAsDouble() + CELSIUS_ABOVE_IDLE_MAX;
    }
}
