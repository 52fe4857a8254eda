package dev.assay.regression.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DisturbedSharesTest {
    @Test
    void whatStrikesBothArmsAlikeComesFromOutside() {
        DisturbedShares shares = new DisturbedShares(List.of(0.5, 0.0, 0.9, 0.3), List.of(0.2, 0.6, 0.8, 0.4));

        assertThat(shares.areUneven()).isFalse();
        assertThat(shares.ofAll()).isEqualTo(0.4625);
    }

    @Test
    void aCandidateThatIsDisturbedInEveryPairMayDoItItself() {
        assertThat(new DisturbedShares(List.of(0.0, 0.1, 0.0, 0.1), List.of(0.4, 0.4, 0.5, 0.4)).areUneven())
                .isTrue();
    }

    @Test
    void oneUnluckyRunProvesNothing() {
        assertThat(new DisturbedShares(List.of(0.0, 0.0, 0.0, 0.0), List.of(1.0, 0.0, 0.0, 0.0)).areUneven())
                .isFalse();
    }

    @Test
    void aBaselineThatWasDisturbedMoreHidesNothing() {
        assertThat(new DisturbedShares(List.of(0.4, 0.4, 0.5, 0.4), List.of(0.0, 0.1, 0.0, 0.1)).areUneven())
                .isFalse();
    }

    @Test
    void aSteadyDifferenceThatCannotHideMuchIsLetPass() {
        assertThat(new DisturbedShares(List.of(0.0, 0.0, 0.0), List.of(0.1, 0.1, 0.1)).areUneven())
                .isFalse();
    }
}
