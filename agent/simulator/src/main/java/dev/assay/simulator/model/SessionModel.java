package dev.assay.simulator.model;

import dev.assay.agent.session.SessionMeasurement;
import dev.assay.agent.session.SessionRunner;
import dev.assay.protocol.AccuracyReport;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.RunReport;
import dev.assay.protocol.SessionPlan;
import dev.assay.protocol.Task;
import dev.assay.simulator.board.SimulatedBoard;
import dev.assay.simulator.chance.Dice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one unit of a board reports of a session. It depends on the seed, the unit, the plan, and how often the unit has done this
 * plan before, and on nothing else: neither on time nor on what other devices do. Stateless.
 */
public final class SessionModel {
    /** What the farm calls the session whose answers every sound device gets right. */
    private static final String HEALTH_CHECK = "health check";

    private static final double START_SECONDS = 0.3;
    /** Warmth that the last session may have left, above the idle temperature. */
    private static final double LEFT_CELSIUS_MAX = 4;

    private final SimulatedBoard board;
    private final long seed;
    private final String device;

    /** The unit with the name {@code device}. */
    public SessionModel(SimulatedBoard board, long seed, String device) {
        this.board = board;
        this.seed = seed;
        this.device = device;
    }

    /** The expected answers of a test set. */
    @SuppressWarnings("ArrayRecordComponent") // one entry per example
    public record Expected(String dataSha256, int[] labels) {}

    /** Chance for one occurrence of a plan on this unit; {@code purpose} keeps the faults apart from the figures. */
    public Dice dice(String purpose, SessionPlan plan, int occurrence) {
        return Dice.of(
                seed,
                purpose,
                device,
                plan.model().sha256(),
                plan.testData() == null ? "" : plan.testData().sha256(),
                plan.task(),
                plan.runs(),
                plan.run(),
                plan.cooldownSecondsMax(),
                occurrence);
    }

    /** About how long a real board would be busy with it, without waiting to cool down. */
    public double expectedSeconds(SessionPlan plan) {
        RunPlan run = plan.run();
        double each = Speed.inferenceSeconds(board, seed, device, plan.model(), run);
        double warmup = Math.min(
                Math.max(run.warmupSecondsMin(), run.warmupRunsMin() * each), Math.max(each, run.warmupSecondsMax()));
        double window = Math.min(Math.max(run.durationSeconds(), run.samplesMin() * each), run.samplesMax() * each);
        return plan.runs() * Math.min(run.timeoutSeconds(), START_SECONDS * board.latencyFactor() + warmup + window);
    }

    /**
     * The session.
     *
     * @param expected null when the plan has no test data, or it has no labels
     * @param occurrence how often this unit has done this plan before
     */
    public SessionMeasurement measure(
            SessionPlan plan,
            @Nullable Expected expected,
            int occurrence,
            Trouble trouble,
            double startedAtEpochSeconds) {
        if ((long) plan.runs() * plan.run().samplesMax() > SessionRunner.SAMPLES_MAX) {
            return refused(plan, startedAtEpochSeconds);
        }
        Dice dice = dice("session", plan, occurrence);
        Heat heat = new Heat(board, board.idleCelsius() + LEFT_CELSIUS_MAX * dice.uniform());
        double each = trouble.slowness() * Speed.inferenceSeconds(board, seed, device, plan.model(), plan.run());
        RunModel model = new RunModel(board, plan, each, heat);
        int unlucky = dice.below(plan.runs());
        List<RunReport> runs = new ArrayList<>();
        for (int index = 0; index < plan.runs(); index++) {
            runs.add(model.run(index, dice, index == unlucky ? trouble.ending() : null));
        }
        AccuracyReport accuracy = null;
        RunFailure accuracyFailure = null;
        if (plan.task() == Task.CLASSIFICATION) {
            if (expected == null) {
                accuracyFailure = new RunFailure(
                        RunFailure.Kind.REFUSED, "the test data has no labels to score a classification with");
            } else {
                accuracy = accuracy(plan, expected, trouble, dice);
            }
        }
        return new SessionMeasurement(startedAtEpochSeconds, runs, accuracy, accuracyFailure, List.of());
    }

    private AccuracyReport accuracy(SessionPlan plan, Expected expected, Trouble trouble, Dice dice) {
        int[] labels = expected.labels();
        boolean flawless = plan.label().equals(HEALTH_CHECK);
        int[] predictions = Answers.of(seed, plan, expected.dataSha256(), labels, flawless);
        if (trouble.garbled()) {
            predictions = Answers.garbled(predictions, dice);
        }
        return Answers.report(predictions, Arrays.copyOf(labels, labels.length));
    }

    private static SessionMeasurement refused(SessionPlan plan, double startedAtEpochSeconds) {
        RunFailure why = new RunFailure(
                RunFailure.Kind.REFUSED,
                plan.runs() + " runs of up to " + plan.run().samplesMax()
                        + " samples are too many; a report holds at most " + SessionRunner.SAMPLES_MAX);
        List<RunReport> runs = new ArrayList<>();
        for (int index = 0; index < plan.runs(); index++) {
            runs.add(new RunReport(index, null, why, List.of()));
        }
        return new SessionMeasurement(
                startedAtEpochSeconds, runs, null, plan.task() == Task.NONE ? null : why, List.of());
    }
}
