package dev.assay.regression.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LookTest {
    private static final double[] DIFFERENCES = {
        0.012, -0.004, 0.021, 0.015, 0.009, 0.030, -0.002, 0.017, 0.011, 0.025, 0.006, 0.019
    };
    private static final GateRule THREE_PERCENT = GateRule.catching(0.03);

    @Test
    void moderatedChancesAreThoseOfSciPy() {
        Standing standing =
                Look.at(Arrays.copyOf(DIFFERENCES, 4), new VariancePrior(0.012 * 0.012, 8), THREE_PERCENT, 0);

        assertThat(standing.mean()).isCloseTo(0.011, within(1e-15));
        assertThat(standing.standardError()).isCloseTo(0.005827052896151317, within(1e-15));
        assertThat(standing.degrees()).isEqualTo(11);
        assertThat(standing.failP()).isCloseTo(0.43016025101606764, within(1e-10));
        assertThat(standing.passP()).isCloseTo(0.00434222951765034, within(1e-10));
        assertThat(standing.improvedP()).isCloseTo(0.9978980074453908, within(1e-10));
        assertThat(standing.low()).isCloseTo(-0.0018252569514980548, within(1e-10));
        assertThat(standing.high()).isCloseTo(0.023825256951498053, within(1e-10));
        assertThat(standing.noisy()).isFalse();
    }

    @Test
    void withoutHistoryItIsThePlainT() {
        Standing standing = Look.at(DIFFERENCES, VariancePrior.none(), THREE_PERCENT, 0);

        assertThat(standing.standardError()).isCloseTo(0.0029339315849989667, within(1e-15));
        assertThat(standing.failP()).isCloseTo(0.14233826975384933, within(1e-10));
        assertThat(standing.passP()).isCloseTo(8.526239148130432e-05, within(1e-12));
        assertThat(standing.lag1()).isZero();
    }

    @Test
    void scatterFarBeyondThePriorDropsIt() {
        VariancePrior tight = new VariancePrior(0.001 * 0.001, 20);

        Standing standing = Look.at(DIFFERENCES, tight, THREE_PERCENT, 0);

        assertThat(standing.noisy()).isTrue();
        assertThat(standing.degrees()).isEqualTo(11);
    }

    @Test
    void equalFiguresAreNotTakenForCertainty() {
        Standing fine = Look.at(new double[] {0.02, 0.02, 0.02, 0.02}, VariancePrior.none(), THREE_PERCENT, 0);
        Standing coarse = Look.at(new double[] {0.02, 0.02, 0.02, 0.02}, VariancePrior.none(), THREE_PERCENT, 0.04);

        assertThat(fine.standardError()).isCloseTo(0.0005, within(1e-12));
        assertThat(coarse.standardError()).isCloseTo(0.04 / Math.sqrt(6) / 2, within(1e-12));
    }

    @Test
    void pairsThatFollowEachOtherWidenTheError() {
        double[] waves = new double[16];
        for (int i = 0; i < waves.length; i++) {
            waves[i] = i < 8 ? 0.01 : -0.01;
        }
        Standing standing = Look.at(waves, VariancePrior.none(), THREE_PERCENT, 0);
        Standing mixed = Look.at(alternating(waves), VariancePrior.none(), THREE_PERCENT, 0);

        // The autocorrelation of the waves is 13/16; no more than 0.7 is believed of so few pairs.
        assertThat(standing.lag1()).isEqualTo(0.7);
        assertThat(standing.standardError()).isCloseTo(mixed.standardError() * Math.sqrt(1.7 / 0.3), within(1e-12));
        assertThat(mixed.lag1()).isZero();
    }

    @Test
    void tooFewPairsSayNothing() {
        Standing standing = Look.at(new double[] {0.01}, VariancePrior.none(), THREE_PERCENT, 0);

        assertThat(standing.standardError()).isInfinite();
        assertThat(standing.failP()).isEqualTo(1);
    }

    private static double[] alternating(double[] values) {
        double[] mixed = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            mixed[i] = i % 2 == 0 ? values[i / 2] : values[values.length / 2 + i / 2];
        }
        return mixed;
    }
}
