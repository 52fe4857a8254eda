package dev.assay.cli.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.regression.accuracy.AccuracyChange;
import dev.assay.regression.summary.AccuracySummary;
import org.junit.jupiter.api.Test;

class AccuracyTextTest {
    @Test
    void aProvenChangeIsGivenInPoints() {
        assertThat(AccuracyText.change(new AccuracyChange(-0.926, 6, 1, 0.01))).isEqualTo("−0.9 pp");
        assertThat(AccuracyText.change(new AccuracyChange(1.2, 1, 8, 0.01))).isEqualTo("+1.2 pp");
        assertThat(AccuracyText.change(new AccuracyChange(-0.04, 60, 20, 0.01))).isEqualTo("−0.04 pp");
    }

    @Test
    void aChangeThatChanceCouldHaveMadeHasATilde() {
        assertThat(AccuracyText.change(new AccuracyChange(-0.2, 1, 0, 1))).isEqualTo("−0.2 pp ~");
        assertThat(AccuracyText.change(new AccuracyChange(0, 2, 2, 1))).isEqualTo("~");
        assertThat(AccuracyText.change(null)).isEmpty();
    }

    @Test
    void smallTestSetsHaveFewerDecimals() {
        assertThat(AccuracyText.value(new AccuracySummary("top-1", 540, 535, 535 / 540.0)))
                .isEqualTo("0.9907");
        assertThat(AccuracyText.value(new AccuracySummary("top-1", 50, 49, 0.98)))
                .isEqualTo("0.980");
    }
}
