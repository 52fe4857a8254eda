package dev.assay.regression.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BcaIntervalTest {
    private static final double[] RESAMPLED = {
        0.3, 1.2, 0.8, 0.9, 1.1, 0.2, 0.75, 1.6, 0.55, 0.95, 1.05, 0.4, 0.85, 1.3, 0.65, 1.0, 0.7, 0.9, 1.4, 0.6
    };
    private static final double[] SAMPLE = {0.2, 1.9, 0.7, 0.4, 1.1, 0.8};

    private static double[] meansWithoutOne() {
        double[] means = new double[SAMPLE.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = (5.1 - SAMPLE[i]) / 5;
        }
        return means;
    }

    @Test
    void limitsAreThoseOfSciPyOverTheSameResamples() {
        // scipy.stats.bootstrap((sample,), np.mean, n_resamples=0, bootstrap_result=..., confidence_level=.9,
        // method='BCa')
        BcaInterval interval = BcaInterval.of(RESAMPLED, 0.85, meansWithoutOne(), 0.05);

        assertThat(interval.low()).isCloseTo(0.2991260376023674, within(1e-9));
        assertThat(interval.high()).isCloseTo(1.4195180877433065, within(1e-9));
    }

    @Test
    void resamplesThatAllLieOnOneSideGiveFiniteLimits() {
        BcaInterval interval = BcaInterval.of(RESAMPLED, 5, null, 0.05);

        assertThat(interval.low()).isBetween(0.2, 1.6);
        assertThat(interval.high()).isCloseTo(1.6, within(0.01));
    }

    @Test
    void equalResamplesAreTheLimits() {
        assertThat(BcaInterval.of(new double[] {1, 1, 1}, 1, new double[] {1, 1}, 0.05))
                .isEqualTo(new BcaInterval(1, 1));
    }
}
