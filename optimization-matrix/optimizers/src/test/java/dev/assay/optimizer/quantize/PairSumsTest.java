package dev.assay.optimizer.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PairSumsTest {
    @Test
    void twoLargeWeightsOfOneSignOverflow() {
        assertThat(PairSums.canOverflow(new byte[] {65, 64}, List.of(1L, 2L, 1L, 1L), 0))
                .isTrue();
        assertThat(PairSums.canOverflow(new byte[] {-65, -64}, List.of(1L, 2L, 1L, 1L), 0))
                .isTrue();
    }

    @Test
    void theLargestSumThatFitsDoesNot() {
        assertThat(PairSums.canOverflow(new byte[] {64, 64}, List.of(1L, 2L, 1L, 1L), 0))
                .isFalse();
        assertThat(PairSums.canOverflow(new byte[] {127, -127}, List.of(1L, 2L, 1L, 1L), 0))
                .isFalse();
    }

    @Test
    void weightsOfTwoChannelsAreNeverAdded() {
        assertThat(PairSums.canOverflow(new byte[] {0, 127, 127, 0}, List.of(2L, 2L), 0))
                .isFalse();
        assertThat(PairSums.canOverflow(new byte[] {127, 127, 0, 0}, List.of(2L, 2L), 1))
                .isFalse();
        assertThat(PairSums.canOverflow(new byte[] {127, 0, 127, 0}, List.of(2L, 2L), 1))
                .isTrue();
    }
}
