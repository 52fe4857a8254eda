package dev.assay.simulator.model;

import dev.assay.agent.session.SampleLimit;
import dev.assay.agent.session.SessionMeasurement;
import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.ModelProfile;
import dev.assay.protocol.PairPlan;
import dev.assay.protocol.PlantedChange;
import dev.assay.protocol.ProfilePlan;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.RunReport;
import dev.assay.protocol.SessionPlan;
import dev.assay.simulator.board.SimulatedBoard;
import dev.assay.simulator.chance.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What one unit of a board reports of a session. It depends on the seed, the unit, the plan, and how often the unit has done this
 * plan before, and on nothing else: neither on time nor on what other devices do. Stateless.
 */
public final class SessionModel {
    private static final double START_SECONDS = 0.3;
    /** Warmth that the last session may have left, above the idle temperature. */
    private static final double LEFT_CELSIUS_MAX = 4;

    private final SimulatedBoard board;
    private final long seed;
    private final String device;
    private final PlantedChanges planted;

    /** The unit with the name {@code device}, which is given ordinary models. */
    public SessionModel(SimulatedBoard board, long seed, String device) {
        this(board, seed, device, PlantedChanges.NONE);
    }

    /** The unit with the name {@code device}. */
    public SessionModel(SimulatedBoard board, long seed, String device, PlantedChanges planted) {
        this.board = board;
        this.seed = seed;
        this.device = device;
        this.planted = planted;
    }

    /** The expected answers of a test set. */
    @SuppressWarnings("ArrayRecordComponent") // one entry per example
    public record Expected(String dataSha256, int[] labels) {}

    /** Chance for one occurrence of a plan on this unit; {@code purpose} keeps the faults apart from the figures. */
    public Dice dice(String purpose, SessionPlan plan, int occurrence) {
        PairPlan pairs = plan.pairs();
        return Dice.of(
                seed,
                pairs == null ? purpose : purpose + " " + pairs.baseline().sha256() + " " + pairs.seed(),
                device,
                plan.model().sha256(),
                plan.testData() == null ? "" : plan.testData().sha256(),
                plan.task(),
                plan.runs(),
                plan.run(),
                plan.cooldownSecondsMax(),
                occurrence);
    }

    /** About how long a real board would be busy with the runs of its model, without waiting to cool down. */
    public double expectedSeconds(SessionPlan plan) {
        return plan.runs() * runSeconds(plan.run(), inferenceSeconds(plan));
    }

    double runSeconds(RunPlan run, double each) {
        double warmup = Math.min(
                Math.max(run.warmupSecondsMin(), run.warmupRunsMin() * each), Math.max(each, run.warmupSecondsMax()));
        double window = Math.min(Math.max(run.durationSeconds(), run.samplesMin() * each), run.samplesMax() * each);
        return Math.min(run.timeoutSeconds(), START_SECONDS * board.latencyFactor() + warmup + window);
    }

    /** Of the plan's own model, without noise. */
    double inferenceSeconds(SessionPlan plan) {
        return inferenceSeconds(plan.model(), plan.run());
    }

    /** With planted work beside the model's own. */
    double inferenceSeconds(ArtifactRef model, RunPlan run) {
        double own = Speed.inferenceSeconds(board, seed, device, original(model), run);
        return own + Speed.stepSeconds(board) * planted(model, PlantedChange.Kind.WORK);
    }

    /** Whether something was planted into this model. */
    boolean isPlanted(ArtifactRef model) {
        return planted.in(model).isPresent();
    }

    private ArtifactRef original(ArtifactRef model) {
        return planted.in(model).map(PlantedChange::original).orElse(model);
    }

    private double planted(ArtifactRef model, PlantedChange.Kind kind) {
        return planted.in(model)
                .filter(change -> change.kind() == kind)
                .map(PlantedChange::amount)
                .orElse(0.0);
    }

    Heat heat(Dice dice) {
        return new Heat(board, board.idleCelsius() + LEFT_CELSIUS_MAX * dice.uniform());
    }

    RunModel runs(SessionPlan plan, double inferenceSeconds, Heat heat) {
        return new RunModel(
                board,
                plan,
                original(plan.model()).bytes(),
                planted(plan.model(), PlantedChange.Kind.MEMORY),
                inferenceSeconds,
                heat);
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
        Optional<RunFailure> tooMany = SampleLimit.refusal(plan);
        if (tooMany.isPresent()) {
            return SessionMeasurement.failed(startedAtEpochSeconds, plan, tooMany.get());
        }
        Dice dice = dice("session", plan, occurrence);
        Heat heat = heat(dice);
        RunModel model = runs(plan, trouble.slowness() * inferenceSeconds(plan), heat);
        int unlucky = dice.below(plan.runs());
        List<RunReport> runs = new ArrayList<>();
        for (int index = 0; index < plan.runs(); index++) {
            RunFailure.Kind ending = index == unlucky ? trouble.ending() : null;
            runs.add(model.run(index, OptionalDouble.empty(), dice, ending));
        }
        Score score = score(plan, plan.model(), expected, trouble, dice);
        return new SessionMeasurement(
                startedAtEpochSeconds,
                runs,
                score.accuracy(),
                score.failure(),
                List.of(),
                null,
                profile(plan, runs, trouble.slowness() * inferenceSeconds(plan)));
    }

    private @Nullable ModelProfile profile(SessionPlan plan, List<RunReport> runs, double inferenceSeconds) {
        ProfilePlan limits = plan.profile();
        boolean isRun = runs.stream().anyMatch(run -> run.measurement() != null);
        return limits == null || !isRun
                ? null
                : ProfileModel.of(seed, device, original(plan.model()), limits, inferenceSeconds);
    }

    /** How the model answers; nothing when the plan does not ask. */
    Score score(SessionPlan plan, ArtifactRef model, @Nullable Expected expected, Trouble trouble, Dice dice) {
        return Score.of(
                seed, plan, original(model), planted(model, PlantedChange.Kind.ERRORS), expected, trouble, dice);
    }
}
