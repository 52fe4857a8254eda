package dev.assay.regression.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HarrellDavisTest {
    private static final double[] SORTED = {2.2, 3.1, 3.9, 4.4, 4.7, 5.0, 5.1, 5.5, 6.1, 7.0, 8.9};

    @Test
    void quantilesAreThoseOfSciPy() {
        // scipy.stats.mstats.hdquantiles
        assertThat(HarrellDavis.quantile(SORTED, 0.5)).isCloseTo(4.947567902448351, within(1e-10));
        assertThat(HarrellDavis.quantile(SORTED, 0.9)).isCloseTo(7.8980957121276125, within(1e-10));
    }

    @Test
    void leavingOutNegligibleWeightsDoesNotMoveIt() {
        double[] many = IntStream.range(0, 20_000).mapToDouble(i -> i).toArray();

        // Of evenly spaced values the estimate is (n + 1) p − 1/2 − p, since the weights' mean rank is that of the
        // beta.
        assertThat(HarrellDavis.quantile(many, 0.5)).isCloseTo(9999.5, within(1e-6));
        assertThat(HarrellDavis.quantile(many, 0.9)).isCloseTo(17_999.5, within(1e-3));
    }

    @Test
    void oneValueIsEveryQuantile() {
        assertThat(HarrellDavis.quantile(new double[] {7}, 0.9)).isEqualTo(7);
    }

    @Test
    void noValueHasNone() {
        assertThatThrownBy(() -> HarrellDavis.quantile(new double[0], 0.5)).hasMessageContaining("at least 1");
    }

    @Test
    void trimmedMeansAreThoseOfSciPy() {
        // scipy.stats.trim_mean
        assertThat(TrimmedMean.of(SORTED, 0.1)).isCloseTo(4.977777777777778, within(1e-12));
        double[] squares = IntStream.rangeClosed(1, 25).mapToDouble(i -> i * i).toArray();
        assertThat(TrimmedMean.of(squares, 0.1)).isCloseTo(205.66666666666666, within(1e-12));
    }
}
