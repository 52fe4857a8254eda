package dev.assay.regression.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankCusumTest {
    @Test
    void scoreIsWilcoxonsWithTiesCorrected() {
        // scipy.stats.mannwhitneyu(x, y, use_continuity=False, method="asymptotic") of the halves: U = 0, z = -2.8823
        // without ties
        double[] apart = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        assertThat(new RankCusum(apart).score(0, 6, 12)).isCloseTo(2.8823, within(1e-4));

        // Mid-ranks of 1,1,1,2,2,2,2,2 are 2,2,2,6,6,6,6,6: sum 10 of the first four, 18 expected, variance 4*4/(8*7) *
        // 30
        double[] tied = {1, 1, 1, 2, 2, 2, 2, 2};
        assertThat(new RankCusum(tied).score(0, 4, 8)).isCloseTo(6 / Math.sqrt(16 / 56.0 * 30), within(1e-12));
    }

    @Test
    void bestCutIsWhereTheScoreIsLargest() {
        double[] levels = {5, 4, 6, 5.5, 4.5, 5.2, 9, 8, 10, 9.5, 8.5, 9.2, 8.8};

        RankCusum.Cut best = new RankCusum(levels).best(0, levels.length);

        assertThat(best.cut()).isEqualTo(6);
        for (int cut = RankCusum.SIDE_MIN; cut <= levels.length - RankCusum.SIDE_MIN; cut++) {
            assertThat(new RankCusum(levels).score(0, cut, levels.length)).isLessThanOrEqualTo(best.score() + 1e-12);
        }
    }

    @Test
    void equalValuesHaveNoScore() {
        RankCusum cusum = new RankCusum(new double[20]);

        assertThat(cusum.best(0, 20).score()).isZero();
        assertThat(cusum.score(0, 10, 20)).isZero();
    }

    @Test
    void orderAloneCounts() {
        double[] levels = Noise.HEAVY_TAILED.errors(60, 3);
        double[] squeezed = levels.clone();
        for (int i = 0; i < squeezed.length; i++) {
            squeezed[i] = Math.atan(squeezed[i]);
        }

        assertThat(new RankCusum(squeezed).best(7, 55)).isEqualTo(new RankCusum(levels).best(7, 55));
    }
}
