package dev.assay.optimizer.compensate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.optimizer.graph.MicroModel;
import org.junit.jupiter.api.Test;

class OutputFitTest {
    private static final int LENGTH = 12;
    private static final int OUTPUTS = 5;
    private static final int VECTORS = 203;

    private final double[][] weights = new double[OUTPUTS][LENGTH];
    private final boolean[][] removed = new boolean[OUTPUTS][LENGTH];
    private final double[][] plain = new double[OUTPUTS][LENGTH];

    OutputFitTest() {
        float[] random = MicroModel.random(3, OUTPUTS * LENGTH);
        for (int output = 0; output < OUTPUTS; output++) {
            for (int i = 0; i < LENGTH; i++) {
                weights[output][i] = random[output * LENGTH + i];
                removed[output][i] = Math.abs(weights[output][i]) < 0.67;
                plain[output][i] = removed[output][i] ? 0 : weights[output][i];
            }
        }
    }

    /** Of values that depend on each other, as those of images do. */
    private LayerMoments moments() {
        float[] values = MicroModel.ofRank(4, VECTORS, LENGTH);
        float[] noise = MicroModel.random(9, values.length);
        for (int i = 0; i < values.length; i++) {
            values[i] += 0.3f * noise[i] + 1;
        }
        MomentSums sums = new MomentSums(weights, LENGTH);
        for (int i = 0; i < VECTORS; i++) {
            sums.add(new MatrixRows(LENGTH, false), values, values, new long[] {VECTORS, LENGTH}, i);
        }
        return sums.means();
    }

    @Test
    void fittedWeightsAnswerBetterThanPlainOnesAndTheRemovedAreZero() {
        for (boolean hasBias : new boolean[] {false, true}) {
            LayerMoments moments = moments();

            double[][] fitted = OutputFit.of(moments, hasBias).orElseThrow().weights(removed);

            double nothing = moments.error(weights, hasBias);
            assertThat(moments.error(fitted, hasBias) - nothing)
                    .isPositive()
                    .isLessThan(moments.error(plain, hasBias) - nothing);
            for (int output = 0; output < OUTPUTS; output++) {
                for (int i = 0; i < LENGTH; i++) {
                    assertThat(fitted[output][i] == 0).isEqualTo(removed[output][i]);
                }
            }
        }
    }

    @Test
    void weightsStayWhereNothingHasChanged() {
        double[][] fitted = OutputFit.of(moments(), false).orElseThrow().weights();

        for (int output = 0; output < OUTPUTS; output++) {
            assertThat(fitted[output]).containsExactly(weights[output], within(1e-9));
        }
    }

    @Test
    void meanIsLostByWhatIsRemovedAndByNothingElse() {
        LayerMoments moments = moments();

        assertThat(moments.meanLoss(weights)).containsExactly(new double[OUTPUTS], within(1e-9));
        assertThat(moments.meanLoss(plain)[0]).isNotCloseTo(0, within(1e-3));
    }
}
