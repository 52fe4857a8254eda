package dev.assay.simulator.model;

import dev.assay.simulator.board.SimulatedBoard;

/**
 * Temperature and clock of one board as a body of one heat capacity behind one resistance: dT/dt = (ambient + R·P − T) / τ, solved
 * exactly for each stretch of constant power. At its limit the clock is lowered, and raised again a little below. One thread owns it.
 */
final class Heat {
    /** So far below the limit the clock is raised again, or it would flutter at every sample. */
    private static final double HYSTERESIS_CELSIUS = 3;

    private final SimulatedBoard board;
    private final SimulatedBoard.Cooling cooling;
    private double celsius;
    private boolean throttled;

    Heat(SimulatedBoard board, double celsius) {
        this.board = board;
        this.cooling = board.cooling();
        this.celsius = celsius;
    }

    /** Nothing runs for so long. */
    void rest(double seconds) {
        towards(board.idleWatts(), seconds);
    }

    /**
     * So many threads work for so long.
     *
     * @return the energy that it took, joules
     */
    double work(int threads, double seconds) {
        double watts = board.watts(threads);
        if (throttled) {
            // As much work takes longer; what the clock's lower voltage saves beside that is left out.
            watts = board.idleWatts() + (watts - board.idleWatts()) / cooling.throttledLatencyFactor();
        }
        towards(watts, seconds);
        return watts * seconds;
    }

    private void towards(double watts, double seconds) {
        double end = cooling.ambientCelsius() + cooling.celsiusPerWatt() * watts;
        celsius += (end - celsius) * -StrictMath.expm1(-seconds / cooling.timeConstantSeconds());
        if (celsius >= cooling.limitCelsius()) {
            throttled = true;
        } else if (celsius < cooling.limitCelsius() - HYSTERESIS_CELSIUS) {
            throttled = false;
        }
    }

    /** How long it must rest to become as cool as {@code wanted}; infinite when it never does. */
    double secondsTo(double wanted) {
        if (celsius <= wanted) {
            return 0;
        }
        double end = board.idleCelsius();
        return wanted <= end
                ? Double.POSITIVE_INFINITY
                : cooling.timeConstantSeconds() * StrictMath.log((celsius - end) / (wanted - end));
    }

    double celsius() {
        return celsius;
    }

    boolean isThrottled() {
        return throttled;
    }

    /** How many times as long everything takes now. */
    double slowness() {
        return throttled ? cooling.throttledLatencyFactor() : 1;
    }
}
