package dev.assay.optimizer.rank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptRankTest {
    @ParameterizedTest
    @CsvSource({
        "0.5, 96, 384, 48, exact multiple of 8",
        "0.45, 96, 384, 48, rounded up from 43",
        "0.15, 96, 384, 14, too small to be rounded",
        "0.001, 96, 384, 1, at least 1",
        "0.48, 40, 40, 19, rounded up it would save nothing",
        "1, 96, 384, 96, full",
    })
    void isTheAskedShareRoundedUpWhereThatPays(double fraction, int rows, int columns, int kept, String why) {
        assertThat(KeptRank.of(fraction, rows, columns)).as(why).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({"47, true", "48, false", "49, false"})
    void savesOnlyBelowTheEvenRank(int rank, boolean saves) {
        assertThat(KeptRank.saves(rank, 96, 96)).isEqualTo(saves);
    }
}
