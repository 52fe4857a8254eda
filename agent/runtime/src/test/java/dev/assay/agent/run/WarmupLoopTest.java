package dev.assay.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.protocol.RunPlan;
import dev.assay.protocol.Warmup;
import org.junit.jupiter.api.Test;

class WarmupLoopTest {
    private static Warmup warmUp(Turns turns, int runsMin, double secondsMin, double secondsMax) throws Exception {
        RunPlan plan = new RunPlan("cpu", 1, 1, 1, 0, 1, runsMin, secondsMin, secondsMax, 60);
        return new WarmupLoop(turns, plan).run();
    }

    /** Takes as long as it says, in real time. */
    private static Turns lasting(int... millisInTurn) {
        return turn -> {
            try {
                Thread.sleep(millisInTurn[turn % millisInTurn.length]);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return () -> {};
        };
    }

    @Test
    void givesUpOnAnInferenceThatNeverSettles() throws Exception {
        Warmup warmup = warmUp(lasting(1, 1, 9), 1, 0, 0.3);

        assertThat(warmup.steady()).isFalse();
        assertThat(warmup.seconds()).isGreaterThanOrEqualTo(0.3);
    }

    @Test
    void runsAtLeastAsOftenAsAskedEvenWhenSteady() throws Exception {
        Warmup warmup = warmUp(lasting(1), 60, 0, 30);

        assertThat(warmup.runs()).isGreaterThanOrEqualTo(60);
    }

    @Test
    void runsAtLeastAsLongAsAskedEvenWhenSteady() throws Exception {
        Warmup warmup = warmUp(lasting(2), 1, 0.2, 30);

        assertThat(warmup.seconds()).isGreaterThanOrEqualTo(0.2);
    }

    @Test
    void doesNothingWhenThePlanAllowsNoTime() throws Exception {
        assertThat(warmUp(lasting(1), 0, 0, 0)).isEqualTo(new Warmup(0, 0, false));
    }
}
