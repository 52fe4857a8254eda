package dev.assay.cli.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProbeTest {
    private static final double MILLISECOND = 1e-3;
    private static final double NANOSECOND = 1e-9;

    /** Truly 5 ns a step and 10 µs for the nodes; its neighbour slept while it was measured with the steps. */
    private static final Probe MISLED = new Probe(MILLISECOND, 1.08 * MILLISECOND, 40_000, 1e8);

    @Test
    void whatPairsSawCountsAndNotTheFiguresOfTheCampaign() {
        WorkScale scale = MISLED.scale("resnet", 0.01, 0.21);

        assertThat(scale.secondsPerStep()).isCloseTo(5 * NANOSECOND, within(1e-3 * NANOSECOND));
        assertThat(scale.steps(0.05)).isEqualTo(8_000);
        assertThat(scale.smallest()).isCloseTo(0.01, within(1e-12));
    }

    @Test
    void howLongTheModelItselfTookPlaysNoPartInTheAim() {
        Probe slowed = new Probe(1.3 * MILLISECOND, 1.35 * MILLISECOND, 40_000, 1e8);

        assertThat(slowed.scale("resnet", 0.01, 0.21).steps(0.05)).isEqualTo(8_000);
    }

    @Test
    void withoutPairsTheCampaignHasToDo() {
        assertThat(MISLED.scale("resnet", 0, null).secondsPerStep())
                .isCloseTo(2 * NANOSECOND, within(1e-3 * NANOSECOND));
    }

    @Test
    void aStepIsNeverFree() {
        assertThat(MISLED.scale("resnet", 0.5, 0.08).secondsPerStep())
                .isCloseTo(0.2 * NANOSECOND, within(1e-3 * NANOSECOND));
    }
}
