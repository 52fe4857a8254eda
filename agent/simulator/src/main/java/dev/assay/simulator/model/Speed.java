package dev.assay.simulator.model;

import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.RunPlan;
import dev.assay.simulator.board.SimulatedBoard;
import dev.assay.simulator.chance.Dice;

/**
 * How long one inference of a model takes on one unit of a board, without noise. It grows with the model's bytes, times a factor of
 * the model that all boards share, one of the model on this kind of board, and one of the unit. Threads help as Amdahl's law says.
 */
final class Speed {
    private static final double OVERHEAD_SECONDS = 20e-6;
    private static final double SECONDS_PER_PLANTED_STEP = 10e-9;
    private static final double SECONDS_PER_BYTE = 0.6e-9;
    private static final double PARALLEL_SHARE = 0.8;
    private static final double MODEL_SIGMA = 0.2;
    private static final double MODEL_ON_BOARD_SIGMA = 0.06;
    private static final double UNIT_SIGMA = 0.01;

    private Speed() {}

    /** Seconds of one inference at full clock. */
    static double inferenceSeconds(SimulatedBoard board, long seed, String device, ArtifactRef model, RunPlan plan) {
        double factor = Dice.of(seed, "model", model.sha256()).factor(MODEL_SIGMA)
                * Dice.of(seed, "model on board", board.profile(), model.sha256())
                        .factor(MODEL_ON_BOARD_SIGMA)
                * Dice.of(seed, "unit", device).factor(UNIT_SIGMA);
        int threads = Math.min(plan.threads(), board.cores());
        double amdahl = 1 - PARALLEL_SHARE + PARALLEL_SHARE / threads;
        double work = SECONDS_PER_BYTE * model.bytes() * plan.batch() * amdahl;
        return board.latencyFactor() * (OVERHEAD_SECONDS + work * factor);
    }

    /** Seconds that one step of planted work adds to an inference at full clock. */
    static double stepSeconds(SimulatedBoard board) {
        return board.latencyFactor() * SECONDS_PER_PLANTED_STEP;
    }
}
