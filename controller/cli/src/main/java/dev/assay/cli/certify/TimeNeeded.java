package dev.assay.cli.certify;

import dev.assay.sweep.MeasureSettings;
import dev.assay.sweep.expansion.SweepPlan;
import java.util.List;

/** How long gates will take, told before they begin. A guess: what decides is how much the device's pairs scatter. */
final class TimeNeeded {
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final int RUNS_PER_PAIR = 2;
    /** Scoring both models, preparing and reporting. */
    private static final double BESIDES_SECONDS = 3;
    /** What most unchanged models take. */
    private static final double PAIRS_UNCHANGED = 4.5;
    /** Of a change that fails: a first session, and one that confirms. */
    private static final double PAIRS_CHANGED = 9;

    private TimeNeeded() {}

    /** Seconds that these gates take together on one device. */
    static double seconds(List<PlannedGate> gates, MeasureSettings measure) {
        double run = SweepPlan.START_UP
                        .plus(measure.warmup())
                        .plus(measure.duration())
                        .toMillis()
                / MILLIS_PER_SECOND;
        return gates.stream()
                .mapToDouble(gate -> BESIDES_SECONDS
                        + run
                                * RUNS_PER_PAIR
                                * switch (gate.planted()) {
                                    case NOTHING, ERRORS -> PAIRS_UNCHANGED;
                                    case WORK, MEMORY -> PAIRS_CHANGED;
                                })
                .sum();
    }
}
