package dev.assay.regression.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.regression.gate.GateRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast mode of the simulation: the figures that the README promises, as far as a few thousand gates can tell. */
class GateSimulationTest {
    private static final GateRule RULE = GateRule.catching(0.03);
    private static final int UNCHANGED = 3000;
    private static final int PLANTED = 1500;
    private static final long SEED = 4;

    private static GateSimulation gates(NoiseModel noise, double deviation) {
        return new GateSimulation(noise, deviation, RULE, GateSimulation.USUAL_PAST_GATES);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SESSION_ONE")
    void unchangedBuildsAreNotReportedAndPassSoon(NoiseModel noise) {
        GateRates rates = gates(noise, 0.0125).run(0, UNCHANGED, SEED);

        // 1 in 1000 is allowed.
        assertThat(rates.suspected()).isLessThanOrEqualTo(3);
        assertThat(rates.failed()).isZero();
        assertThat(rates.passedShare()).isGreaterThan(0.97);
        assertThat(rates.meanPairs()).isLessThan(noise == NoiseModel.SPIKED ? 5.5 : 4.7);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.012, 0.0125, 0.013})
    void threePercentIsReportedAfterTenPairsInBothSessionsTogether(double deviation) {
        GateRates rates = gates(NoiseModel.GAUSSIAN, deviation).run(0.03, PLANTED, SEED);

        assertThat(rates.failedShare()).isGreaterThan(0.95);
        assertThat(rates.meanPairs()).isLessThan(10.3);
        assertThat(rates.passedShare()).isLessThan(0.05);
    }

    @Test
    void aWorseningThatIsToleratedIsSeldomReported() {
        GateRates rates = gates(NoiseModel.GAUSSIAN, 0.0125).run(0.01, UNCHANGED, SEED);

        assertThat(rates.failed()).isLessThanOrEqualTo(3);
    }

    @Test
    void whatASessionDoesToOneSideIsCaughtByAFreshOne() {
        GateRates rates = gates(NoiseModel.SESSION_ONE, 0.0125).run(0, UNCHANGED, SEED);

        assertThat(rates.suspected()).isGreaterThan(30);
        assertThat(rates.failed()).isLessThan(rates.suspected() / 8);
    }

    @Test
    void fasterBuildsImprove() {
        GateRates rates = gates(NoiseModel.GAUSSIAN, 0.0125).run(-0.06, 500, SEED);

        assertThat(rates.improvedShare()).isGreaterThan(0.95);
        assertThat(rates.failed()).isZero();
    }

    @Test
    void withoutHistoryThePlainTIsAsSafe() {
        GateSimulation fresh = new GateSimulation(NoiseModel.GAUSSIAN, 0.0125, RULE, 0);

        GateRates unchanged = fresh.run(0, UNCHANGED, SEED);
        GateRates slower = fresh.run(0.03, PLANTED, SEED);

        assertThat(unchanged.suspected()).isLessThanOrEqualTo(3);
        assertThat(slower.failedShare()).isGreaterThan(0.95);
        assertThat(slower.passedShare()).isLessThan(0.05);
    }

    @Test
    void theSameSeedCountsTheSame() {
        GateSimulation gates = gates(NoiseModel.HEAVY_TAILED, 0.0125);

        assertThat(gates.run(0.02, 300, 9)).isEqualTo(gates.run(0.02, 300, 9));
    }
}
