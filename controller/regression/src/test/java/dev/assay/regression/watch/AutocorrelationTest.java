package dev.assay.regression.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutocorrelationTest {
    @ParameterizedTest
    @CsvSource({
        "NORMAL, 0.04, 0.04",
        "HEAVY_TAILED, 0.04, 0.04",
        "SKEWED, 0.04, 0.04",
        "BIMODAL, 0.04, 0.04",
        "QUANTIZED, 0.04, 0.04",
        "AUTOCORRELATED_3, 0.3, 0.05",
        "AUTOCORRELATED_6, 0.55, 0.05"
    })
    void isNearTheTruthOnTheAverage(Noise noise, double expected, double error) {
        double mean = IntStream.range(0, 60)
                .mapToDouble(seed -> Autocorrelation.phi(noise.errors(365, seed)))
                .average()
                .orElseThrow();

        assertThat(mean).isCloseTo(expected, within(error));
    }

    @ParameterizedTest
    @CsvSource({"2", "10"})
    void stepsAreNotMistakenForIt(double sigmas) {
        double mean = IntStream.range(0, 60)
                .mapToDouble(seed -> {
                    double[] levels = Noise.NORMAL.errors(365, seed);
                    for (int i = 0; i < levels.length; i++) {
                        int level = i / 120;
                        levels[i] += sigmas * level;
                    }
                    return Autocorrelation.phi(levels);
                })
                .average()
                .orElseThrow();

        assertThat(mean).isLessThan(0.12);
    }
}
