package dev.assay.regression.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SignFlipsTest {
    private static final double[] DIFFERENCES = {
        0.012, -0.004, 0.021, 0.015, 0.009, 0.030, -0.002, 0.017, 0.011, 0.025, 0.006, 0.019
    };

    @Test
    void fewDifferencesAreCountedExactly() {
        // scipy.stats.permutation_test(..., permutation_type='samples', alternative='greater', n_resamples=inf)
        assertThat(SignFlips.greater(DIFFERENCES, 0)).isEqualTo(0.001220703125);
        assertThat(SignFlips.greater(shifted(DIFFERENCES, -0.012), 0)).isEqualTo(0.34716796875);
    }

    @Test
    void fourDifferencesCannotProveAnything() {
        assertThat(SignFlips.greater(new double[] {1, 2, 3, 4}, 0)).isEqualTo(1.0 / 16);
    }

    @Test
    void manyDifferencesAreDrawnAndTheSameSeedDrawsTheSame() {
        double[] twice = new double[24];
        for (int i = 0; i < twice.length; i++) {
            twice[i] = DIFFERENCES[i % 12] - 0.009;
        }
        // All 2^24 sums, counted in whole thousandths: 0.02526998
        double p = SignFlips.greater(twice, 7);

        assertThat(p).isCloseTo(0.02527, within(0.0035)).isEqualTo(SignFlips.greater(twice, 7));
        assertThat(SignFlips.greater(twice, 8)).isNotEqualTo(p);
    }

    @Test
    void equalDifferencesCountThemselves() {
        double[] zeros = new double[12];

        assertThat(SignFlips.greater(zeros, 0)).isEqualTo(1);
    }

    private static double[] shifted(double[] values, double by) {
        return Arrays.stream(values).map(value -> value + by).toArray();
    }
}
