package dev.assay.cli.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.regression.summary.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTest {
    @ParameterizedTest
    @CsvSource({
        "1.9234,   0.0123,  1.92 ± 0.01",
        "1.9234,   0.0961,  1.9 ± 0.1",
        "0.83419,  0.00041, 0.8342 ± 0.0004",
        "12.3456,  0.2,     12.3 ± 0.2",
        "1234,     56,      1230 ± 60",
        "0.5,      0.96,    0 ± 1",
        "6.05,     0.149,   6.0 ± 0.1"
    })
    void uncertaintyKeepsOneDigitAndTheValueEndsWithIt(double value, double halfWidth, String text) {
        assertThat(Figure.of(value, halfWidth, 4).text()).isEqualTo(text);
    }

    @Test
    void uncertaintyBelowTheLastDecimalIsNotShownAsZero() {
        assertThat(Figure.of(1.5, 1e-9, 4).text()).isEqualTo("1.5000 ± 0.0001");
    }

    @ParameterizedTest
    @CsvSource({"1.9234, 1.92", "0.012345, 0.0123", "0.00001, 0.0000", "834.4, 834", "12345.6, 12346", "0, 0"})
    void withoutUncertaintyThreeDigitsStay(double value, String text) {
        assertThat(Figure.of(value, null, 4).text()).isEqualTo(text);
    }

    @Test
    void anEstimateIsShownInTheUnitAskedFor() {
        assertThat(Figure.of(new Estimate(0.0019234, 0.0000123, 5), 1e-3, 4)).isEqualTo(new Figure("1.92", "0.01"));
    }
}
