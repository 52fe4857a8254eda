package dev.assay.regression.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TangoLimitsTest {
    private static final double TWO_SIDED_95 = 0.025;

    @ParameterizedTest
    @CsvSource({
        // The second is the closed form z²/(n + z²); the others by SciPy's brentq on the score.
        "12, 2, 50, 0.061112406, 0.344708748",
        "0, 0, 44, -0.080295604, 0.080295604",
        "1, 0, 44, -0.059393231, 0.118077097",
        "20, 9, 1000, 0.000476069, 0.022705164",
        "3, 0, 30, -0.024864732, 0.256210826"
    })
    void limitsAreThePublishedOnes(int lost, int gained, int examples, double low, double high) {
        TangoLimits limits = TangoLimits.of(lost, gained, examples, TWO_SIDED_95);

        assertThat(limits.low()).isCloseTo(low, within(1e-7));
        assertThat(limits.high()).isCloseTo(high, within(1e-7));
    }

    @Test
    void swappingTheSidesTurnsTheLimits() {
        TangoLimits forth = TangoLimits.of(12, 2, 50, 0.01);
        TangoLimits back = TangoLimits.of(2, 12, 50, 0.01);

        assertThat(back.low()).isCloseTo(-forth.high(), within(1e-9));
        assertThat(back.high()).isCloseTo(-forth.low(), within(1e-9));
    }

    @Test
    void theScoreAtNoDifferenceIsMcNemars() {
        assertThat(TangoLimits.score(12, 2, 50, 0)).isCloseTo((12 - 2) / Math.sqrt(12 + 2), within(1e-12));
    }

    @Test
    void allLostAndAllGainedHaveLimits() {
        assertThat(TangoLimits.of(50, 0, 50, 0.01).high()).isCloseTo(1, within(1e-9));
        assertThat(TangoLimits.of(0, 50, 50, 0.01).low()).isCloseTo(-1, within(1e-9));
        assertThat(TangoLimits.of(50, 0, 50, 0.01).low()).isBetween(0.5, 1.0);
    }

    @Test
    void countsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> TangoLimits.of(30, 30, 50, 0.01)).isInstanceOf(IllegalArgumentException.class);
    }
}
