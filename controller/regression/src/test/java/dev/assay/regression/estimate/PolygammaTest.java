package dev.assay.regression.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolygammaTest {
    @ParameterizedTest
    @CsvSource({
        "0.01, 100.49916668194322",
        "0.5, 2.459952948352307",
        "3, 0.6754781052813702",
        "100, 0.10072375880005457"
    })
    void inverseIsThatOfSciPysRootFinder(double value, double argument) {
        assertThat(Polygamma.inverseTrigamma(value)).isCloseTo(argument, within(1e-9 * argument));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN})
    void whatTrigammaNeverIsIsRefused(double value) {
        assertThatThrownBy(() -> Polygamma.inverseTrigamma(value)).isInstanceOf(IllegalArgumentException.class);
    }
}
