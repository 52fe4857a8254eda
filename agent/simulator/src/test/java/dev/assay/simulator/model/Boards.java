package dev.assay.simulator.model;

import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.SessionPlan;
import dev.assay.protocol.Task;
import dev.assay.simulator.board.SimulatedBoard;
import dev.assay.simulator.fault.FaultRates;
import java.util.List;

/** A board with round figures, and plans for it. */
final class Boards {
    /** 30 °C when idle, 80 °C in the end when all four cores work; the limit is never met. */
    static final SimulatedBoard COOL = board(1_000);

    /** The same, but the clock is lowered at 60 °C. */
    static final SimulatedBoard HOT = board(60);

    static final ArtifactRef MODEL = new ArtifactRef("a".repeat(64), 1_000_000);
    static final ArtifactRef OTHER_MODEL = new ArtifactRef("b".repeat(64), 1_000_000);
    static final ArtifactRef DATA = new ArtifactRef("c".repeat(64), 1_000);

    private Boards() {}

    private static SimulatedBoard board(double limitCelsius) {
        return new SimulatedBoard(
                "round",
                "aarch64",
                "core",
                List.of(),
                4,
                1L << 30,
                2,
                0.01,
                new SimulatedBoard.Cooling(100, 20, 10, limitCelsius, 2),
                1,
                6,
                FaultRates.NONE);
    }

    static RunPlan run(int threads, double seconds) {
        return new RunPlan("cpu", threads, 1, 64, seconds, 100_000, 5, 0, 10, 600);
    }

    static SessionPlan plan(ArtifactRef model, RunPlan run, double cooldownSecondsMax) {
        return new SessionPlan("m", model, DATA, Task.CLASSIFICATION, run, 3, cooldownSecondsMax, null);
    }
}
