package dev.assay.agent.session;

import dev.assay.protocol.Arm;
import dev.assay.protocol.PairPlan;
import dev.assay.protocol.PairReport;
import dev.assay.protocol.RunReport;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The runs of a paired session by arm, each in the order of measuring: the runs at the same place are a pair.
 *
 * @param baseline as many as {@code candidate}
 */
public record ArmRuns(List<RunReport> baseline, List<RunReport> candidate) {
    public ArmRuns {
        baseline = List.copyOf(baseline);
        candidate = List.copyOf(candidate);
    }

    /** Sorts whole pairs, given in the order of measuring from the session's first run on. */
    public static ArmRuns of(PairPlan plan, List<RunReport> runs) {
        return new ArmRuns(of(plan, runs, Arm.BASELINE), of(plan, runs, Arm.CANDIDATE));
    }

    private static List<RunReport> of(PairPlan plan, List<RunReport> runs, Arm arm) {
        return IntStream.range(0, runs.size())
                .filter(position -> plan.arm(position) == arm)
                .mapToObj(runs::get)
                .toList();
    }

    /** The pair at this place, counted from 0. */
    PairReport pair(int index) {
        return PairReport.of(index, baseline.get(index), candidate.get(index));
    }
}
