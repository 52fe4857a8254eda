package dev.assay.regression.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.regression.gate.GateRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookLevelsTest {
    private static final LookLevels USUAL = new LookLevels(GateRule.LOOKS);
    private static final int PATHS = 400_000;

    @Test
    void oneInTwentyPassesThatShouldBeCaught() {
        // The standard error of the count is 0.00034.
        assertThat(USUAL.overall(GateRule.PASS_LEVEL, PATHS, 1)).isCloseTo(0.05, within(0.0012));
    }

    @Test
    void theFailLevelAloneErrsOnceInSixtyFive() {
        assertThat(USUAL.overall(GateRule.FAIL_LEVEL, PATHS, 1)).isCloseTo(1 / 65.0, within(0.0006));
    }

    @Test
    void aLevelThatIsFoundHoldsOnOtherPaths() {
        double level = USUAL.perLook(0.01, 100_000, 2);

        assertThat(USUAL.overall(level, PATHS, 3)).isCloseTo(0.01, within(0.001));
    }

    @Test
    void oneLookNeedsNoCorrection() {
        assertThat(new LookLevels(List.of(8)).perLook(0.05, 100_000, 1)).isCloseTo(0.05, within(0.002));
    }
}
