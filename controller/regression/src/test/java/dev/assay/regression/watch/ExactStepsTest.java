package dev.assay.regression.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExactStepsTest {
    @Test
    void newConstantIsAStepWhenItHasHeldThreeTimes() {
        assertThat(ExactSteps.of(new double[] {7, 7, 7, 7, 8, 8}, 0, 6)).isEmpty();
        assertThat(ExactSteps.of(new double[] {7, 7, 7, 7, 8, 8, 8}, 0, 7)).containsExactly(4);
    }

    @Test
    void valueThatComesBackIsNoStep() {
        assertThat(ExactSteps.of(new double[] {7, 7, 7, 9, 9, 7, 7, 7, 8, 8, 8}, 0, 11))
                .containsExactly(8);
    }

    @Test
    void valuesThatDoNotHoldAreNoise() {
        assertThat(ExactSteps.of(new double[] {7, 7, 7, 8, 7, 8, 8, 8, 8}, 0, 9))
                .isEmpty();
        assertThat(ExactSteps.of(new double[] {7, 7, 7, 8, 9, 9, 9}, 0, 7)).isEmpty();
        assertThat(ExactSteps.of(new double[] {6, 7, 7, 7, 8, 8, 8}, 0, 7)).isEmpty();
    }

    @Test
    void onlyThePartAskedForCounts() {
        assertThat(ExactSteps.of(new double[] {1, 2, 7, 7, 7, 8, 8, 8, 3}, 2, 8))
                .containsExactly(5);
    }
}
