package dev.assay.regression.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class McNemarTest {
    @Test
    void chancesAreTheBinomialOnesOfSciPy() {
        McNemar test = new McNemar(10, 2);

        assertThat(test.twoSidedP()).isCloseTo(0.03857421875, within(1e-12));
        assertThat(test.worseP()).isCloseTo(0.019287109375, within(1e-12));
        assertThat(test.worseMidP()).isCloseTo(0.01123046875, within(1e-12));
    }

    @Test
    void noDiscordantExampleProvesNothing() {
        assertThat(new McNemar(0, 0)).satisfies(test -> {
            assertThat(test.twoSidedP()).isEqualTo(1);
            assertThat(test.worseP()).isEqualTo(1);
            assertThat(test.worseMidP()).isEqualTo(0.5);
        });
    }

    @Test
    void losingNothingIsNeverWorse() {
        assertThat(new McNemar(0, 9).worseP()).isEqualTo(1);
    }
}
