package dev.assay.simulator.device;

import dev.assay.agent.session.ArmRuns;
import dev.assay.agent.session.BlockJudge;
import dev.assay.agent.session.Measurer;
import dev.assay.agent.session.PairFiles;
import dev.assay.agent.session.PairLoop;
import dev.assay.agent.session.Progress;
import dev.assay.agent.session.SampleLimit;
import dev.assay.agent.session.SessionMeasurement;
import dev.assay.agent.session.SessionStoppedException;
import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.Environment;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.SessionPlan;
import dev.assay.simulator.fault.AgentDiedException;
import dev.assay.simulator.fault.Fault;
import dev.assay.simulator.fault.FaultyLink;
import dev.assay.simulator.model.PairModel;
import dev.assay.simulator.model.SessionModel;
import dev.assay.simulator.model.Trouble;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Answers from models where a device would measure, and goes wrong as often as it was told. One thread owns it. */
public final class SimulatedMeasurer implements Measurer {
    private static final double MILLIS_PER_SECOND = 1e3;
    /** An aging device grows slower by this share each time that it does the same. */
    private static final double DRIFT = 0.03;
    /** Faults of the agent and its line strike a paired session in the middle of its first block. */
    private static final int STRUCK_RUN = 2;

    private final SimulatedUnit unit;
    private final Environment environment;
    private final PlantedShelf planted = new PlantedShelf();
    private final SessionModel model;
    private final FaultyLink line;
    private final LabelShelf labels;
    private final Pace pace;
    private final InstantSource clock;
    private final boolean drifts;
    /** How often each plan was done; the model is part of the plan, so this grows as the artifact cache does. */
    private final Map<SessionPlan, Integer> occurrences = new HashMap<>();

    /** The measuring part of one unit, whose agent speaks over {@code line}. */
    public SimulatedMeasurer(SimulatedUnit unit, FaultyLink line, LabelShelf labels, Pace pace, InstantSource clock) {
        this.unit = unit;
        this.environment = unit.board().environment(unit.seed());
        this.model = new SessionModel(unit.board(), unit.seed(), unit.name(), planted);
        this.line = line;
        this.labels = labels;
        this.pace = pace;
        this.clock = clock;
        this.drifts = unit.drifts();
    }

    @Override
    public Environment environment() {
        return environment;
    }

    @Override
    public SessionMeasurement measure(
            SessionPlan plan, Path modelFile, @Nullable Path testData, Progress progress, BooleanSupplier isCancelled)
            throws SessionStoppedException, InterruptedException {
        planted.look(plan.model(), modelFile);
        int occurrence = occurrences.merge(plan, 1, Integer::sum) - 1;
        double startedAt = clock.millis() / MILLIS_PER_SECOND;
        Optional<Fault> fault = unit.faults().draw(model.dice("fault", plan, occurrence));
        double half = model.expectedSeconds(plan) / 2;
        progress.now("simulating");
        pace.live(half, isCancelled);
        if (fault.isPresent()) {
            strike(fault.get());
        }
        pace.live(half, isCancelled);
        pace.computing().acquire();
        try {
            return model.measure(plan, expected(plan, testData), occurrence, trouble(fault, occurrence), startedAt);
        } finally {
            pace.computing().release();
        }
    }

    @Override
    public SessionMeasurement measurePairs(
            SessionPlan plan, PairFiles files, BlockJudge judge, Progress progress, BooleanSupplier isCancelled)
            throws SessionStoppedException, InterruptedException {
        planted.look(plan.model(), files.candidate());
        planted.look(Objects.requireNonNull(plan.pairs()).baseline(), files.baseline());
        int occurrence = occurrences.merge(plan, 1, Integer::sum) - 1;
        double startedAt = clock.millis() / MILLIS_PER_SECOND;
        Optional<RunFailure> tooMany = SampleLimit.refusal(plan);
        if (tooMany.isPresent()) {
            return SessionMeasurement.failed(startedAt, plan, tooMany.get());
        }
        Optional<Fault> fault = unit.faults().draw(model.dice("fault", plan, occurrence));
        PairModel pairs = new PairModel(model, plan, occurrence, trouble(fault, occurrence), unit.bias());
        PairLoop.RunMaker maker = (arm, position) -> {
            progress.now("simulating pair " + (position / 2 + 1));
            pace.live(pairs.expectedSeconds(arm), isCancelled);
            if (position == STRUCK_RUN && fault.isPresent()) {
                strike(fault.get());
            }
            pace.computing().acquire();
            try {
                return pairs.run(arm, position);
            } finally {
                pace.computing().release();
            }
        };
        ArmRuns runs = new PairLoop(Objects.requireNonNull(plan.pairs()), maker, judge).run();
        return pairs.end(runs, expected(plan, files.testData()), startedAt);
    }

    private Trouble trouble(Optional<Fault> fault, int occurrence) {
        return new Trouble(
                fault.map(SimulatedMeasurer::ending).orElse(null),
                fault.equals(Optional.of(Fault.WRONG_ANSWERS)),
                drifts ? 1 + DRIFT * occurrence : 1);
    }

    private SessionModel.@Nullable Expected expected(SessionPlan plan, @Nullable Path testData) {
        ArtifactRef data = plan.testData();
        return data == null || testData == null
                ? null
                : labels.labels(data.sha256(), testData).orElse(null);
    }

    /** Faults of the agent and its line; the others are of what it measures. */
    private void strike(Fault fault) throws InterruptedException {
        boolean isDead = switch (fault) {
            case DEATH -> true;
            case HANG -> {
                line.cut(pace.faultSeconds());
                pace.pause().seconds(pace.faultSeconds());
                yield true;
            }
            case LOST_LINK -> {
                line.cut(pace.faultSeconds());
                yield false;
            }
            case SILENCE -> {
                line.silence(pace.faultSeconds());
                yield false;
            }
            case DUPLICATE_REPORT -> {
                line.duplicateReport();
                yield false;
            }
            case LATE_REPORT -> {
                line.delayReport();
                yield false;
            }
            case CRASH, OUT_OF_MEMORY, TIMEOUT, WRONG_ANSWERS, DRIFT -> false;
        };
        if (isDead) {
            throw new AgentDiedException(fault);
        }
    }

    private static RunFailure.@Nullable Kind ending(Fault fault) {
        return switch (fault) {
            case CRASH -> RunFailure.Kind.CRASHED;
            case OUT_OF_MEMORY -> RunFailure.Kind.OUT_OF_MEMORY;
            case TIMEOUT -> RunFailure.Kind.TIMED_OUT;
            case WRONG_ANSWERS, DRIFT, DEATH, HANG, LOST_LINK, SILENCE, DUPLICATE_REPORT, LATE_REPORT -> null;
        };
    }
}
