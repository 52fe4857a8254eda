package dev.assay.simulator.model;

import dev.assay.agent.session.ArmRuns;
import dev.assay.agent.session.SessionMeasurement;
import dev.assay.protocol.Arm;
import dev.assay.protocol.BaselineReport;
import dev.assay.protocol.PairPlan;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.RunReport;
import dev.assay.protocol.SessionPlan;
import dev.assay.simulator.chance.Dice;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What one unit of a board reports of a paired session, run by run on the same warm board. It depends on what a {@link SessionModel}
 * depends on. Used once, by one thread.
 *
 * <p><b>How much slower the candidate is follows from what was planted into either model</b>, as their metadata say, and else <b>from the
 * sizes of the two files alone</b>: its inference takes as many times as long as the baseline's as its file has bytes, before noise. A
 * candidate of 105 % of the baseline's bytes is a planted slow-down of 5 %. The candidate itself is as fast as in an ordinary session of
 * this unit, the baseline follows from it.
 */
public final class PairModel {
    /** A run that goes wrong is among the first two blocks, which no judge ends before. */
    private static final int UNLUCKY_RUNS = 8;

    private final SessionModel unit;
    private final SessionPlan plan;
    private final PairPlan pairs;
    private final Trouble trouble;
    private final Dice dice;
    private final Map<Arm, RunModel> arms = new EnumMap<>(Arm.class);
    private final Map<Arm, Double> expectedSeconds = new EnumMap<>(Arm.class);
    private final int unlucky;
    private OptionalDouble celsiusOfFirst = OptionalDouble.empty();

    /**
     * A session that has not begun.
     *
     * @param plan a paired one
     * @param occurrence how often this unit has done this plan before
     * @param bias by which the unit finds the candidate slower, whatever it is: 0 for a sound one
     */
    public PairModel(SessionModel unit, SessionPlan plan, int occurrence, Trouble trouble, double bias) {
        this.unit = unit;
        this.plan = plan;
        this.pairs = Objects.requireNonNull(plan.pairs(), "a paired session needs a paired plan");
        this.trouble = trouble;
        this.dice = unit.dice("session", plan, occurrence);
        Heat heat = unit.heat(dice);
        double candidate = trouble.slowness() * unit.inferenceSeconds(plan);
        double baseline = unit.isPlanted(plan.model()) || unit.isPlanted(pairs.baseline())
                ? trouble.slowness() * unit.inferenceSeconds(pairs.baseline(), plan.run())
                : candidate * pairs.baseline().bytes() / plan.model().bytes();
        add(Arm.CANDIDATE, plan, candidate * (1 + bias), heat);
        add(Arm.BASELINE, planOfBaseline(), baseline, heat);
        this.unlucky = dice.below(Math.min(UNLUCKY_RUNS, 2 * pairs.pairsMax()));
    }

    private SessionPlan planOfBaseline() {
        return new SessionPlan(
                plan.label(),
                pairs.baseline(),
                plan.testData(),
                plan.task(),
                plan.run(),
                plan.runs(),
                plan.cooldownSecondsMax(),
                null);
    }

    private void add(Arm arm, SessionPlan armPlan, double inferenceSeconds, Heat heat) {
        arms.put(arm, unit.runs(armPlan, inferenceSeconds, heat));
        expectedSeconds.put(arm, unit.runSeconds(plan.run(), inferenceSeconds));
    }

    /** About how long a real board would be busy with one run, without waiting to cool down. */
    public double expectedSeconds(Arm arm) {
        return Objects.requireNonNull(expectedSeconds.get(arm));
    }

    /** The next run. */
    public RunReport run(Arm arm, int position) {
        RunFailure.Kind ending = position == unlucky ? trouble.ending() : null;
        RunReport run = Objects.requireNonNull(arms.get(arm)).run(position, celsiusOfFirst, dice, ending);
        if (celsiusOfFirst.isEmpty()
                && run.measurement() != null
                && run.measurement().celsiusStart() != null) {
            celsiusOfFirst = OptionalDouble.of(run.measurement().celsiusStart());
        }
        return run;
    }

    /**
     * The whole session, once its runs are made.
     *
     * @param expected null when the plan has no test data, or it has no labels
     */
    public SessionMeasurement end(
            ArmRuns runs, SessionModel.@Nullable Expected expected, double startedAtEpochSeconds) {
        Score score = unit.score(plan, plan.model(), expected, trouble, dice);
        boolean isSame = plan.model().sha256().equals(pairs.baseline().sha256());
        Score baseline = isSame ? Score.NONE : unit.score(plan, pairs.baseline(), expected, trouble, dice);
        return new SessionMeasurement(
                startedAtEpochSeconds,
                runs.candidate(),
                score.accuracy(),
                score.failure(),
                List.of(),
                new BaselineReport(runs.baseline(), baseline.accuracy(), baseline.failure()));
    }
}
