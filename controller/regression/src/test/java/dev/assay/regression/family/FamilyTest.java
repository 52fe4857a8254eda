package dev.assay.regression.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.regression.gate.GateRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class FamilyTest {
    private static final GateRule RULE = GateRule.catching(0.03);

    @Test
    void eightHundredCellsKeepTheUsualLevel() {
        FamilyRate family = new FamilyRate(800, FamilyRate.USUAL_PER_CELL);

        assertThat(family.rate()).isLessThan(0.01);
        assertThat(family.rule(RULE, 0)).isEqualTo(RULE);
    }

    @Test
    void aFarmWhoseSessionsFavourOneSideLowersTheLevel() {
        FamilyRate family = new FamilyRate(800, 1e-4);

        assertThat(family.rate()).isCloseTo(0.0769, within(1e-4));
        assertThat(family.expectedFalseFails()).isCloseTo(0.08, within(1e-12));
        assertThat(family.rule(RULE, 0).failLevel()).isCloseTo(RULE.failLevel() / 8, within(1e-12));
    }

    @Test
    void cellsThatHaveFailedNoLongerTakePartOfTheLevel() {
        FamilyRate family = new FamilyRate(800, 1e-4);

        assertThat(family.rule(RULE, 400).failLevel()).isCloseTo(RULE.failLevel() / 4, within(1e-12));
        assertThat(family.rule(RULE, 750)).isEqualTo(RULE);
        assertThatThrownBy(() -> family.rule(RULE, 800)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void warningsAreThoseOfBenjaminiAndHochberg() {
        // scipy.stats.false_discovery_control gives .035, .07, .07, .233, .035, .6, .112
        List<Double> pValues = List.of(0.01, 0.04, 0.03, 0.2, 0.005, 0.6, 0.08);

        assertThat(FalseDiscovery.among(pValues, 0.10)).containsExactly(0, 1, 2, 4);
        assertThat(FalseDiscovery.among(pValues, 0.05)).containsExactly(0, 4);
        assertThat(FalseDiscovery.among(pValues, 0.01)).isEmpty();
        assertThat(FalseDiscovery.among(List.of(), 0.10)).isEmpty();
    }
}
