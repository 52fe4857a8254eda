package dev.assay.regression.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.regression.verdict.VerdictState;
import java.util.EnumMap;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.DiscreteDistribution;
import org.junit.jupiter.api.Test;

/** How often the gate of accuracy is right, over simulated test sets of which 2 % are answered differently. */
class AccuracyRatesTest {
    private static final double DISCORDANT = 0.02;
    private static final int SETS = 4000;

    /** How the usual rule, half a point, ends over test sets drawn from a population with this loss. */
    private static Map<VerdictState, Double> shares(int examples, double loss) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(7);
        DiscreteDistribution.Sampler discordants =
                BinomialDistribution.of(examples, DISCORDANT).createSampler(random);
        double lostShare = (DISCORDANT + loss) / 2 / DISCORDANT;
        Map<VerdictState, Double> shares = new EnumMap<>(VerdictState.class);
        for (int set = 0; set < SETS; set++) {
            int discordant = discordants.sample();
            int lost = BinomialDistribution.of(discordant, lostShare)
                    .createSampler(random)
                    .sample();
            PairedAnswers answers = new PairedAnswers(examples, lost, discordant - lost, discordant);
            shares.merge(AccuracyGate.judge(answers, AccuracyRule.USUAL).state(), 1.0 / SETS, Double::sum);
        }
        return shares;
    }

    @Test
    void tenThousandExamplesSeldomFailAnEqualModelAndSeldomPassAWorseOne() {
        Map<VerdictState, Double> equal = shares(10_000, 0);
        Map<VerdictState, Double> worse = shares(10_000, 0.005);

        assertThat(equal.getOrDefault(VerdictState.FAIL, 0.0)).isLessThan(0.002);
        assertThat(equal.get(VerdictState.PASS)).isGreaterThan(0.85);
        assertThat(worse.get(VerdictState.PASS)).isLessThan(0.015);
        assertThat(worse.get(VerdictState.FAIL)).isGreaterThan(0.5);
        assertThat(shares(10_000, 0.01).get(VerdictState.FAIL)).isGreaterThan(0.995);
    }

    @Test
    void fiftyThousandExamplesDecideBoth() {
        assertThat(shares(50_000, 0).get(VerdictState.PASS)).isGreaterThan(0.998);
        assertThat(shares(50_000, 0.005).get(VerdictState.FAIL)).isGreaterThan(0.99);
    }
}
