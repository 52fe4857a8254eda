package dev.assay.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.protocol.Arm;
import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.BlockOrder;
import dev.assay.protocol.EnergyReading;
import dev.assay.protocol.PairBlock;
import dev.assay.protocol.PairPlan;
import dev.assay.protocol.PairReport;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.RunMeasurement;
import dev.assay.protocol.RunReport;
import dev.assay.protocol.Warmup;
import dev.assay.protocol.Warning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which run comes when, and when a paired session ends. */
class PairLoopTest {
    /** Its first four blocks are not all in the same order. */
    private static final long SEED = 3;

    private final List<Arm> made = new ArrayList<>();
    private final List<PairBlock> judged = new ArrayList<>();
    private final Map<Integer, RunReport> script = new HashMap<>();

    private static RunReport sound(int position) {
        RunMeasurement measurement = new RunMeasurement(
                1,
                1,
                new Warmup(1, 1, true),
                new long[] {position},
                1,
                null,
                EnergyReading.absent(List.of(), "no sensor"),
                null,
                null,
                null);
        return new RunReport(position, measurement, null, List.of());
    }

    private void fails(int position, RunFailure.Kind kind) {
        script.put(position, new RunReport(position, null, new RunFailure(kind, "on purpose"), List.of()));
    }

    private void isThrottled(int position) {
        Warning throttled = new Warning(Warning.Kind.THROTTLED, "on purpose");
        script.put(position, new RunReport(position, sound(position).measurement(), null, List.of(throttled)));
    }

    private ArmRuns run(int pairsMax, BlockJudge judge) throws Exception {
        PairPlan plan = new PairPlan(new ArtifactRef("ab", 1), SEED, pairsMax);
        PairLoop.RunMaker maker = (arm, position) -> {
            made.add(arm);
            return script.getOrDefault(position, sound(position));
        };
        BlockJudge noting = block -> {
            judged.add(block);
            return judge.wantsMore(block);
        };
        return new PairLoop(plan, maker, noting).run();
    }

    @Test
    void theOrderIsThatOfThePlansSeed() throws Exception {
        run(8, BlockJudge.ALL);

        List<Arm> expected = new ArrayList<>();
        for (int block = 0; block < 4; block++) {
            expected.addAll(BlockOrder.of(SEED, block).arms());
        }
        assertThat(made).isEqualTo(expected);
        assertThat(made.subList(0, 4)).isNotEqualTo(made.subList(4, 8));
    }

    @Test
    void theTwoRunsOfAPairAreNeighboursAndCarryTheirPositions() throws Exception {
        ArmRuns runs = run(4, BlockJudge.ALL);

        assertThat(runs.baseline()).hasSize(4);
        for (int i = 0; i < 4; i++) {
            PairReport pair = runs.pair(i);
            assertThat(List.of(pair.baseline().index(), pair.candidate().index()))
                    .containsExactlyInAnyOrder(2 * i, 2 * i + 1);
            assertThat(made.get(pair.baseline().index())).isEqualTo(Arm.BASELINE);
            assertThat(pair.first()).isEqualTo(made.get(2 * i));
        }
    }

    @Test
    void theJudgeHearsOfEachBlockAsSoonAsItIsMeasured() throws Exception {
        List<Integer> runsMade = new ArrayList<>();

        run(6, block -> runsMade.add(made.size()));

        assertThat(runsMade).containsExactly(4, 8, 12);
        assertThat(judged).extracting(PairBlock::index).containsExactly(0, 1, 2);
        assertThat(judged.get(2).earlier().index()).isEqualTo(4);
    }

    @Test
    void itEndsWhenTheJudgeHasEnough() throws Exception {
        ArmRuns runs = run(24, block -> block.index() < 1);

        assertThat(made).hasSize(8);
        assertThat(runs.candidate()).hasSize(4);
    }

    @Test
    void aRejectedBlockIsKeptAndAnotherOneMadeWhilePairsAreLeft() throws Exception {
        fails(5, RunFailure.Kind.CRASHED);

        ArmRuns runs = run(12, block -> judged.size() - rejections() < 2);

        assertThat(rejections()).isEqualTo(1);
        assertThat(judged).hasSize(3);
        assertThat(runs.baseline()).hasSize(6);
        assertThat(judged.get(1).rejection().orElseThrow()).contains("on purpose");
    }

    private long rejections() {
        return judged.stream().filter(block -> block.rejection().isPresent()).count();
    }

    @Test
    void rejectedBlocksCountAgainstThePlansPairs() throws Exception {
        isThrottled(0);

        run(8, BlockJudge.ALL);

        assertThat(judged).hasSize(4);
        assertThat(rejections()).isEqualTo(1);
    }

    @Test
    void moreThanAQuarterRejectedEndsItSinceNoVerdictCanFollow() throws Exception {
        isThrottled(1);
        fails(6, RunFailure.Kind.TIMED_OUT);

        run(8, BlockJudge.ALL);

        assertThat(judged).hasSize(2);
    }

    @Test
    void aRefusedModelIsNotTriedAgain() throws Exception {
        fails(1, RunFailure.Kind.REFUSED);

        run(64, BlockJudge.ALL);

        assertThat(judged).hasSize(1);
    }
}
