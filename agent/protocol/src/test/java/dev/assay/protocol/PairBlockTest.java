package dev.assay.protocol;

import static dev.assay.protocol.PairedRuns.crashed;
import static dev.assay.protocol.PairedRuns.sound;
import static dev.assay.protocol.PairedRuns.throttled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairBlockTest {
    private static PairBlock block(RunReport first, RunReport second, RunReport third, RunReport fourth) {
        return new PairBlock(0, PairReport.of(0, first, second), PairReport.of(1, fourth, third));
    }

    @Test
    void soundRunsMakeASoundBlock() {
        assertThat(block(sound(0), sound(1), sound(2), sound(3)).rejection()).isEmpty();
    }

    @Test
    void oneFailedRunRejectsTheWholeBlock() {
        assertThat(block(sound(0), crashed(1), sound(2), sound(3)).rejection())
                .hasValue("pair 1, candidate: ended by SIGSEGV");
    }

    @Test
    void oneThrottledRunRejectsTheWholeBlock() {
        assertThat(block(sound(0), sound(1), sound(2), throttled(3)).rejection())
                .hasValue("pair 2, baseline: cpu0 ran at 1.5 of 2.4 GHz");
    }

    @Test
    void otherWarningsDoNot() {
        RunReport warned = new RunReport(
                0, sound(0).measurement(), null, List.of(new Warning(Warning.Kind.BACKGROUND_LOAD, "9 % by others")));

        assertThat(block(warned, sound(1), sound(2), sound(3)).rejection()).isEmpty();
    }

    @Test
    void pairsAreSplitIntoBlocksInTheirOrder() {
        List<PairReport> pairs = List.of(
                PairReport.of(0, sound(0), sound(1)),
                PairReport.of(1, sound(3), sound(2)),
                PairReport.of(2, sound(5), sound(4)),
                PairReport.of(3, sound(6), sound(7)));

        List<PairBlock> blocks = PairBlock.of(pairs);

        assertThat(blocks).extracting(PairBlock::index).containsExactly(0, 1);
        assertThat(blocks.get(1).later().first()).isEqualTo(Arm.BASELINE);
        assertThatThrownBy(() -> PairBlock.of(pairs.subList(0, 3))).hasMessageContaining("3 pairs");
    }

    @Test
    void theOrderIsThatOfTheSplittableRandomOfThisJvm() {
        long seed = -20_261_121;
        SplittableRandom oracle = new SplittableRandom(seed);

        for (int block = 0; block < 1_000; block++) {
            BlockOrder expected = oracle.nextLong() >= 0 ? BlockOrder.ABBA : BlockOrder.BAAB;
            assertThat(BlockOrder.of(seed, block)).as("block %d", block).isEqualTo(expected);
        }
    }

    @Test
    void everyOrderHasEachArmFirstOnce() {
        for (BlockOrder order : BlockOrder.values()) {
            assertThat(order.arms().subList(0, 2)).containsExactlyInAnyOrder(Arm.values());
            assertThat(order.arms().get(3)).isEqualTo(order.arms().get(0));
            assertThat(order.arms().get(2)).isEqualTo(order.arms().get(1));
        }
    }

    @Test
    void onlyWholeBlocksCanBePlanned() {
        ArtifactRef baseline = new ArtifactRef("ab", 1);

        for (int wrong : new int[] {0, 1, 3, 66}) {
            assertThatThrownBy(() -> new PairPlan(baseline, 1, wrong))
                    .hasMessage("pairsMax is " + wrong + "; expected an even number from 2 to 64");
        }
        assertThat(new PairPlan(baseline, 1, 64).pairsMax()).isEqualTo(64);
    }
}
