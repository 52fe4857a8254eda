package dev.assay.regression.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SignedRanksTest {
    private static final double[] DIFFERENCES = {
        0.012, -0.004, 0.021, 0.015, 0.009, 0.030, -0.002, 0.017, 0.011, 0.025, 0.006, 0.019
    };

    @Test
    void medianOfAveragesAndItsExactIntervalAreThoseOfR() {
        // wilcox.test(d, conf.int = TRUE, exact = TRUE): the 14th smallest and largest of 78 averages.
        SignedRanks ranks = SignedRanks.of(DIFFERENCES, 0.95);

        assertThat(ranks.median()).isCloseTo(0.0135, within(1e-12));
        assertThat(ranks.low()).isCloseTo(0.0065, within(1e-12));
        assertThat(ranks.high()).isCloseTo(0.020, within(1e-12));
    }

    @Test
    void aWildDifferenceHardlyMovesThem() {
        double[] wild = DIFFERENCES.clone();
        wild[5] = 5;

        assertThat(SignedRanks.of(wild, 0.95).median()).isCloseTo(0.0135, within(0.001));
    }

    @Test
    void tooFewDifferencesGiveTheWidestInterval() {
        SignedRanks ranks = SignedRanks.of(new double[] {1, 2, 4}, 0.95);

        assertThat(ranks.low()).isEqualTo(1);
        assertThat(ranks.high()).isEqualTo(4);
    }

    @Test
    void theApproximationForManyDifferencesMeetsTheExactCountAtTheBorder() {
        double[] fifty = new double[50];
        double[] fiftyOne = new double[51];
        for (int i = 0; i < 51; i++) {
            fiftyOne[i] = i;
            fifty[Math.min(i, 49)] = Math.min(i, 49);
        }

        SignedRanks exact = SignedRanks.of(fifty, 0.95);
        SignedRanks approximate = SignedRanks.of(fiftyOne, 0.95);

        assertThat(approximate.low()).isCloseTo(exact.low(), within(1.0));
        assertThat(approximate.high()).isCloseTo(exact.high(), within(1.5));
    }
}
