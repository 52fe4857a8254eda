package dev.assay.agent.session;

import dev.assay.protocol.Arm;
import dev.assay.protocol.PairBlock;
import dev.assay.protocol.PairPlan;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.RunReport;
import java.util.ArrayList;
import java.util.List;

/**
 * Which run of a paired session comes when, and when it ends: told by its judge, at the end of the plan's pairs, or when nothing can be
 * gained any more. A rejected block stays among what is reported, and as long as pairs are left another one is made in its place, at
 * the end. It makes no run itself. Used once, by one thread.
 */
public final class PairLoop {
    /** With a larger share of rejected blocks there is no verdict, so that no further block can help. */
    private static final double REJECTED_SHARE_MAX = 0.25;

    private final PairPlan plan;
    private final RunMaker maker;
    private final BlockJudge judge;
    private final List<RunReport> runs = new ArrayList<>();
    private int rejectedBlocks;

    /** A session that has not begun. */
    public PairLoop(PairPlan plan, RunMaker maker, BlockJudge judge) {
        this.plan = plan;
        this.maker = maker;
        this.judge = judge;
    }

    /** Makes the runs. */
    @FunctionalInterface
    public interface RunMaker {
        /**
         * Makes a run in a fresh process.
         *
         * @param position 0-based in the session, the report's index
         */
        RunReport run(Arm arm, int position) throws SessionStoppedException, InterruptedException;
    }

    /** Makes the pairs; only whole blocks. */
    public ArmRuns run() throws SessionStoppedException, InterruptedException {
        boolean isWanted = true;
        while (isWanted && !isHopeless() && runs.size() < 2 * plan.pairsMax()) {
            isWanted = judge.wantsMore(nextBlock());
        }
        return ArmRuns.of(plan, runs);
    }

    private PairBlock nextBlock() throws SessionStoppedException, InterruptedException {
        int firstPair = runs.size() / 2;
        for (int i = 0; i < 2 * PairBlock.PAIRS; i++) {
            runs.add(maker.run(plan.arm(runs.size()), runs.size()));
        }
        ArmRuns arms = ArmRuns.of(plan, runs);
        PairBlock block = new PairBlock(firstPair / PairBlock.PAIRS, arms.pair(firstPair), arms.pair(firstPair + 1));
        if (block.rejection().isPresent()) {
            rejectedBlocks++;
        }
        return block;
    }

    private boolean isHopeless() {
        int blocksMax = plan.pairsMax() / PairBlock.PAIRS;
        return rejectedBlocks > REJECTED_SHARE_MAX * blocksMax || runs.stream().anyMatch(PairLoop::isRefused);
    }

    /** A model that was refused will be refused again. */
    private static boolean isRefused(RunReport run) {
        return run.failure() != null && run.failure().kind() == RunFailure.Kind.REFUSED;
    }
}
