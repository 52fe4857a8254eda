package dev.assay.regression.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EstimateTest {
    @Test
    void theIntervalIsStudentsOverRuns() {
        Estimate estimate = Estimate.of(new double[] {1, 2, 3, 4, 5});

        // R: t.test(1:5)$conf.int gives 1.036757 … 4.963243
        assertThat(estimate.value()).isEqualTo(3);
        assertThat(estimate.halfWidth()).isCloseTo(1.963243, within(1e-6));
        assertThat(estimate.runs()).isEqualTo(5);
    }

    @Test
    void twoRunsHaveAMeanAndNoInterval() {
        assertThat(Estimate.of(new double[] {1, 3})).isEqualTo(new Estimate(2, null, 2));
    }

    @Test
    void noRunsHaveNoEstimate() {
        assertThatThrownBy(() -> Estimate.of(new double[0])).hasMessageContaining("at least 1 run");
    }
}
