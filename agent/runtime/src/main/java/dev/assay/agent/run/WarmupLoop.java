package dev.assay.agent.run;

import ai.onnxruntime.OrtException;
import dev.assay.agent.kernel.SampleClock;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.Warmup;

/** Repeats the inference until its latency has settled, or the plan's patience is over. */
final class WarmupLoop {
    private final Turns turns;
    private final RunPlan plan;

    WarmupLoop(Turns turns, RunPlan plan) {
        this.turns = turns;
        this.plan = plan;
    }

    /** Runs at least as often and as long as the plan says, then until the last inferences agree. */
    Warmup run() throws OrtException, RunRefusedException {
        Steadiness steadiness = new Steadiness();
        long start = SampleClock.nanos();
        double seconds = 0;
        int runs = 0;
        while (isWantedStill(runs, seconds, steadiness.isReached())) {
            long before = SampleClock.nanos();
            AutoCloseable answer = turns.run(runs);
            steadiness.add(SampleClock.nanos() - before);
            Answers.close(answer);
            runs++;
            seconds = SampleClock.secondsSince(start);
        }
        return new Warmup(runs, seconds, steadiness.isReached());
    }

    private boolean isWantedStill(int runs, double seconds, boolean steady) {
        if (seconds >= plan.warmupSecondsMax()) {
            return false;
        }
        return !steady || runs < plan.warmupRunsMin() || seconds < plan.warmupSecondsMin();
    }
}
