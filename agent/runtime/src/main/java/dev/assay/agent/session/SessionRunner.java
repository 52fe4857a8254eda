package dev.assay.agent.session;

import dev.assay.agent.run.RunOutcome;
import dev.assay.protocol.ModelProfile;
import dev.assay.protocol.ProfilePlan;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.RunReport;
import dev.assay.protocol.SessionPlan;
import dev.assay.protocol.Task;
import dev.assay.protocol.Warning;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the runs of a session of one model one after the other, scores the model once, and then profiles it
 * if the plan asks for it. A run that dies costs that run alone. One
 * thread owns it.
 */
final class SessionRunner {
    private static final double MILLIS_PER_SECOND = 1e3;

    private final RunBench bench;
    private final InstantSource clock;

    SessionRunner(RunBench bench, InstantSource clock) {
        this.bench = bench;
        this.clock = clock;
    }

    /**
     * Makes the session.
     *
     * @param testData null when there is none
     * @param isCancelled asked now and then, also while a run's process lives
     * @throws SessionStoppedException when it was cancelled; no process is left
     */
    SessionMeasurement run(
            SessionPlan plan, Path model, @Nullable Path testData, Progress progress, BooleanSupplier isCancelled)
            throws SessionStoppedException, InterruptedException {
        double startedAt = clock.millis() / MILLIS_PER_SECOND;
        Optional<RunFailure> tooMany = SampleLimit.refusal(plan);
        if (tooMany.isPresent()) {
            return SessionMeasurement.failed(startedAt, plan, tooMany.get());
        }
        RunSubject subject = new RunSubject(plan, model, testData);
        SessionControl control = new SessionControl(progress, isCancelled);
        List<Warning> warnings = new ArrayList<>(bench.sessionWarnings());
        progress.now("watching idle power");
        OptionalDouble wattsBefore = bench.idleWattsBefore();
        List<UnweighedRun> runs = new ArrayList<>();
        for (int index = 0; index < plan.runs(); index++) {
            String which = "run " + (index + 1) + " of " + plan.runs();
            runs.add(bench.run(subject, which, OptionalDouble.empty(), control));
        }
        RunOutcome score = null;
        if (plan.task() != Task.NONE) {
            progress.now("counting right answers");
            score = bench.score(subject, control);
        }
        IdlePower idle = bench.idleAfter(wattsBefore);
        idle.doubt().ifPresent(warnings::add);
        // Last of all: idle power is not watched while the device still cools down from it.
        ModelProfile profile = profile(subject, runs, warnings, control);
        return new SessionMeasurement(
                startedAt,
                reports(runs, idle),
                score == null ? null : score.accuracy(),
                score == null ? null : score.failure(),
                warnings,
                null,
                profile);
    }

    /** Adds a warning when a profile is wanted and none can be made: the figures are whole without it. */
    private @Nullable ModelProfile profile(
            RunSubject subject, List<UnweighedRun> runs, List<Warning> warnings, SessionControl control)
            throws SessionStoppedException, InterruptedException {
        ProfilePlan limits = subject.plan().profile();
        if (limits == null || runs.stream().allMatch(run -> run.outcome().timing() == null)) {
            return null;
        }
        control.progress().now("profiling");
        RunOutcome outcome = bench.profile(subject, limits, control);
        if (outcome.profile() == null) {
            String why = RunAssembly.failure(outcome).message();
            warnings.add(new Warning(Warning.Kind.NOT_PROFILED, why));
        }
        return outcome.profile();
    }

    private List<RunReport> reports(List<UnweighedRun> runs, IdlePower idle) {
        return IntStream.range(0, runs.size())
                .mapToObj(index -> bench.report(index, runs.get(index), idle.watts()))
                .toList();
    }
}
