package dev.assay.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The physics: a board that warms up and cools down as a body behind one resistance does. */
class HeatTest {
    private static final double EXACT = 1e-9;

    @Test
    void afterOneTimeConstantIt63PercentOfTheWay() {
        Heat heat = new Heat(Boards.COOL, 30);

        heat.work(4, 100);

        assertThat(heat.celsius()).isCloseTo(30 + 50 * (1 - Math.exp(-1)), within(EXACT));
    }

    @Test
    void howALongStretchIsCutDoesNotMatter() {
        Heat whole = new Heat(Boards.COOL, 30);
        Heat pieces = new Heat(Boards.COOL, 30);

        whole.work(4, 50);
        for (int i = 0; i < 5_000; i++) {
            pieces.work(4, 0.01);
        }

        assertThat(pieces.celsius()).isCloseTo(whole.celsius(), within(1e-6));
    }

    @Test
    void inTheEndItIsAsWarmAsItsPowerAndCoolingSay() {
        Heat heat = new Heat(Boards.COOL, 30);

        heat.work(2, 10_000);

        // 20 °C + 10 °C/W × (1 W + half of 5 W)
        assertThat(heat.celsius()).isCloseTo(55, within(EXACT));
    }

    @Test
    void restingCoolsItToWhatItIsWhenIdleAndNoFurther() {
        Heat heat = new Heat(Boards.COOL, 80);

        heat.rest(10_000);

        assertThat(heat.celsius()).isCloseTo(Boards.COOL.idleCelsius(), within(EXACT));
    }

    @Test
    void theTimeToCoolDownIsTheTimeThatItTakes() {
        Heat heat = new Heat(Boards.COOL, 80);

        heat.rest(heat.secondsTo(35));

        assertThat(heat.celsius()).isCloseTo(35, within(EXACT));
        assertThat(heat.secondsTo(40)).isZero();
        assertThat(heat.secondsTo(29)).isInfinite();
    }

    @Test
    void energyIsPowerTimesTime() {
        assertThat(new Heat(Boards.COOL, 30).work(4, 10)).isCloseTo(60, within(EXACT));
        assertThat(new Heat(Boards.COOL, 30).work(1, 10)).isCloseTo(22.5, within(EXACT));
        // A board has no more than its cores to keep busy.
        assertThat(new Heat(Boards.COOL, 30).work(64, 10)).isCloseTo(60, within(EXACT));
    }

    @Test
    void atItsLimitItThrottlesUntilItIsSomeDegreesBelow() {
        Heat heat = new Heat(Boards.HOT, 59.9);
        assertThat(heat.slowness()).isEqualTo(1);

        heat.work(4, 5);
        assertThat(heat.isThrottled()).isTrue();
        assertThat(heat.slowness()).isEqualTo(2);

        heat.rest(heat.secondsTo(58));
        assertThat(heat.isThrottled()).isTrue();
        heat.rest(heat.secondsTo(56));
        assertThat(heat.isThrottled()).isFalse();
    }

    @Test
    void aThrottledBoardTakesLessPower() {
        Heat heat = new Heat(Boards.HOT, 70);
        heat.work(4, 0);

        assertThat(heat.work(4, 10)).isCloseTo(35, within(EXACT));
    }
}
