package dev.assay.regression.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VariancePriorTest {
    private static List<ObservedVariance> history(double[] variances, int[] degrees) {
        List<ObservedVariance> history = new ArrayList<>();
        for (int i = 0; i < variances.length; i++) {
            history.add(new ObservedVariance(variances[i], degrees[i]));
        }
        return history;
    }

    @Test
    void theFitIsThatOfThePaper() {
        // The same steps in SciPy: quantile, digamma, polygamma(1, x), brentq.
        VariancePrior.Fit fit = VariancePrior.Fit.of(history(
                new double[] {0.2e-4, 6e-4, 0.5e-4, 9e-4, 1e-4, 12e-4, 0.9e-4, 3e-4},
                new int[] {7, 7, 11, 11, 15, 15, 23, 7}));

        assertThat(fit.degrees()).isCloseTo(1.9435699389707894, within(1e-8));
        assertThat(fit.variance()).isCloseTo(0.00011946063416939236, within(1e-12));
    }

    @Test
    void variancesThatDifferNoMoreThanChanceAreWorthTheMost() {
        VariancePrior prior = VariancePrior.fit(history(
                new double[] {1.1e-4, 2.3e-4, 0.9e-4, 1.7e-4, 4.2e-4, 0.6e-4, 1.3e-4, 2.9e-4},
                new int[] {3, 3, 3, 5, 5, 7, 3, 11}));

        assertThat(prior.degrees()).isEqualTo(20);
    }

    @Test
    void variancesThatDifferWidelyAreWorthTheLeast() {
        VariancePrior prior = VariancePrior.fit(history(
                new double[] {0.2e-4, 6e-4, 0.5e-4, 9e-4, 1e-4, 12e-4, 0.9e-4, 3e-4},
                new int[] {7, 7, 11, 11, 15, 15, 23, 7}));

        assertThat(prior.degrees()).isEqualTo(4);
        assertThat(prior.variance()).isCloseTo(1.21 * 0.00011946063416939236, within(1e-12));
    }

    @Test
    void aNewCellBorrowsThePooledVariance() {
        VariancePrior prior = VariancePrior.fit(history(new double[] {1e-4, 4e-4}, new int[] {3, 6}));

        assertThat(prior.degrees()).isEqualTo(4);
        assertThat(prior.variance()).isCloseTo(1.21 * 3e-4, within(1e-15));
    }

    @Test
    void noHistoryIsNoPrior() {
        assertThat(VariancePrior.fit(List.of())).isEqualTo(VariancePrior.none());
    }

    @Test
    void aHistoryOfEqualFiguresDoesNotPromiseCertainty() {
        VariancePrior prior = VariancePrior.fit(history(new double[] {0, 0, 0, 0}, new int[] {3, 3, 3, 3}));

        assertThat(prior.deviation()).isGreaterThan(0.001);
    }
}
