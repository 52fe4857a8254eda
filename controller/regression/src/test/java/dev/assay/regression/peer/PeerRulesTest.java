package dev.assay.regression.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.regression.watch.Noise;
import dev.assay.regression.watch.TigerBeetleSeries;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** That the rules of others are what they are elsewhere, by their own published answers; a comparison with a straw man would be worthless. */
class PeerRulesTest {
    @Test
    void otavaAnswersAsInItsOwnTests() {
        double[] values = TigerBeetleSeries.values();

        assertThat(new Otava(0.01, 30).changes(values))
                .containsExactly(15, 26, 61, 71, 95, 117, 131, 142, 148, 165, 169, 192, 212, 260);
        assertThat(new Otava(0.001, 30).changes(values))
                .containsExactly(15, 61, 71, 95, 117, 131, 142, 148, 192, 212, 260);
        assertThat(new Otava(0.0001, 30).changes(values)).containsExactly(71, 95, 117, 131, 142, 148, 192, 212);
        assertThat(new Otava(0.00001, 30).changes(values)).containsExactly(71, 95, 131, 192, 212);
        assertThat(new Otava(0.001, 50).changes(1.02, .95, .99, 1.00, 1.12, .90, .50, .51, .48, .48, .55))
                .containsExactly(6);
        assertThat(new Otava(0.001, 50).changes(2.02, 2.03, 2.01, 2.04, 1.82, 1.85, 1.79, 1.81, 1.80, 1.76, 1.78))
                .containsExactly(4);
        assertThat(new Otava(0.01, 50)
                        .changes(.3, 2.4, 1.5, -.9, -.5, 99.7, 98.3, 99.1, 149.0, 149.7, 149.5, 149.1, 148.8, 150.0))
                .containsExactly(5, 8);
    }

    @Test
    void mannAndWhitneyAnswerAsInCatapultsTests() {
        double[] steady = IntStream.range(10, 30).asDoubleStream().toArray();
        double[] split = DoubleStream.concat(
                        IntStream.range(0, 10).asDoubleStream(),
                        IntStream.range(30, 40).asDoubleStream())
                .toArray();
        double[] zeros = new double[20];
        double[] ones = new double[20];
        Arrays.fill(ones, 15, 20, 1);

        assertThat(RankSum.p(steady, shifted(split))).isCloseTo(1.0, within(0.02));
        // By hand: U = 150, deviation 37.0 with 35 and 5 ties
        assertThat(RankSum.p(zeros, ones)).isCloseTo(0.0186, within(0.002));
    }

    @Test
    void rankTestsAreExactForFewValues() {
        // All of four below all of four: 2 / C(8, 4); one pair of neighbours exchanged: 4 / C(8, 4)
        assertThat(RankSum.p(of(1, 2, 3, 4), of(5, 6, 7, 8))).isCloseTo(2 / 70.0, within(1e-12));
        assertThat(RankSum.p(of(1, 2, 3, 5), of(4, 6, 7, 8))).isCloseTo(4 / 70.0, within(1e-12));
        assertThat(RankSum.p(of(1, 2, 3), of(4, 5, 6, 7, 8))).isCloseTo(2 / 56.0, within(1e-12));
        // All of five above zero: 2 / 2^5; the smallest below: 4 / 2^5
        assertThat(SignedRank.p(of(1, 2, 3, 4, 5))).isCloseTo(2 / 32.0, within(1e-12));
        assertThat(SignedRank.p(of(-1, 2, 3, 4, 5))).isCloseTo(4 / 32.0, within(1e-12));
        assertThat(SignedRank.p(of(0, 0))).isEqualTo(1);
    }

    @Test
    void rulesOverStoredRunsAlarmAsOftenAsTheySay() {
        HistoryTrial bencher = new HistoryTrial(new BencherT(0.99, 64), Noise.NORMAL, 365);

        // 0.01 to either side
        assertThat(bencher.falseChanges(60, 1).perThousand()).isBetween(15.0, 26.0);
        assertThat(new HistoryTrial(new ConbenchZ(5), Noise.NORMAL, 365)
                        .falseChanges(60, 1)
                        .perThousand())
                .isLessThan(0.5);
    }

    private static double[] shifted(double[] values) {
        return DoubleStream.of(values).map(x -> x + 0.25).toArray();
    }

    private static double[] of(double... values) {
        return values;
    }
}
