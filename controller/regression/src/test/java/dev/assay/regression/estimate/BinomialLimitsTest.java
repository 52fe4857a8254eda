package dev.assay.regression.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialLimitsTest {
    @ParameterizedTest
    @CsvSource({
        // scipy.stats.beta.ppf(.01, h, n - h + 1) and .isf(.01, h + 1, n - h)
        "0, 100000, 0, 4.6050641496536055e-05",
        "3, 20000, 2.180311075021373e-05, 0.0005021674218330462",
        "19350, 20000, 0.9644642763146065, 0.9703493392350206",
        "7, 7, 0.5179474679231212, 1"
    })
    void limitsAreThoseOfSciPysBeta(long hits, long trials, double low, double high) {
        assertThat(BinomialLimits.lower(hits, trials, 0.01)).isCloseTo(low, within(1e-9));
        assertThat(BinomialLimits.upper(hits, trials, 0.01)).isCloseTo(high, within(1e-9));
    }
}
