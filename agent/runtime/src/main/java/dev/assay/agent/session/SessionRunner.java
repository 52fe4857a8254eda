package dev.assay.agent.session;

import dev.assay.agent.energy.EnergyMeter;
import dev.assay.agent.energy.WindowEnergy;
import dev.assay.agent.kernel.KernelFiles;
import dev.assay.agent.run.PhaseMark;
import dev.assay.agent.run.RunOutcome;
import dev.assay.agent.run.RunRequest;
import dev.assay.agent.run.Timing;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.RunReport;
import dev.assay.protocol.SessionPlan;
import dev.assay.protocol.Task;
import dev.assay.protocol.Warning;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the runs of a session one after the other, each in a fresh process, and scores the model once. A run that dies costs that
 * run alone. It remembers the device's idle temperature from one session to the next; one thread owns it.
 */
public final class SessionRunner {
    /** A session's report holds at most so many samples over all of its runs. */
    public static final int SAMPLES_MAX = 2_000_000;

    private static final double MILLIS_PER_SECOND = 1e3;
    /** Inputs made up for a model without a data set are the same on every device and every day. */
    private static final long SEED = 20_260_101;

    private final RunLauncher launcher;
    private final EnergyMeter energy;
    private final DeviceWatch device;
    private final Cooldown cooldown;
    private final double idleSeconds;
    private final InstantSource clock;

    /**
     * A runner for this device.
     *
     * @param idleSeconds how long idle power is watched before and after a session, at least 2; no time is spent without a sensor
     */
    public SessionRunner(
            RunLauncher launcher,
            EnergyMeter energy,
            KernelFiles kernel,
            Pause pause,
            double idleSeconds,
            InstantSource clock) {
        this.launcher = launcher;
        this.energy = energy;
        this.device = new DeviceWatch(kernel);
        this.cooldown = new Cooldown(device::hottestCelsius, pause);
        this.idleSeconds = idleSeconds;
        this.clock = clock;
        cooldown.look();
    }

    /** A run whose energy waits for the idle power that is measured last. */
    private record Unweighed(
            RunOutcome outcome,
            @Nullable WindowEnergy energy,
            OptionalDouble celsiusStart,
            OptionalDouble celsiusEnd,
            List<Warning> warnings) {}

    /**
     * Makes the session.
     *
     * @param testData null when there is none
     * @param isCancelled asked now and then, also while a run's process lives
     * @throws SessionStoppedException when it was cancelled; no process is left
     */
    public SessionMeasurement run(
            SessionPlan plan, Path model, @Nullable Path testData, Progress progress, BooleanSupplier isCancelled)
            throws SessionStoppedException, InterruptedException {
        double startedAt = clock.millis() / MILLIS_PER_SECOND;
        Optional<RunFailure> tooMany = tooManySamples(plan);
        if (tooMany.isPresent()) {
            return refused(startedAt, plan, tooMany.get());
        }
        List<Warning> warnings = new ArrayList<>(device.clock());
        progress.now("watching idle power");
        OptionalDouble wattsBefore = energy.idleWatts(idleSeconds);
        List<Unweighed> runs = new ArrayList<>();
        for (int index = 0; index < plan.runs(); index++) {
            String which = "run " + (index + 1) + " of " + plan.runs();
            runs.add(runOnce(plan, which, model, testData, progress, isCancelled));
        }
        RunOutcome score = plan.task() == Task.NONE ? null : score(plan, model, testData, progress, isCancelled);
        IdlePower idle = new IdlePower(wattsBefore, idleAfter(wattsBefore));
        idle.doubt().ifPresent(warnings::add);
        return new SessionMeasurement(
                startedAt,
                reports(runs, idle),
                score == null ? null : score.accuracy(),
                score == null ? null : score.failure(),
                warnings);
    }

    private static Optional<RunFailure> tooManySamples(SessionPlan plan) {
        long samples = (long) plan.runs() * plan.run().samplesMax();
        if (samples <= SAMPLES_MAX) {
            return Optional.empty();
        }
        return Optional.of(new RunFailure(
                RunFailure.Kind.REFUSED,
                String.format(
                        Locale.ROOT,
                        "%d runs of up to %d samples are %d samples; a report holds at most %d: lower the maximum per run",
                        plan.runs(),
                        plan.run().samplesMax(),
                        samples,
                        SAMPLES_MAX)));
    }

    private static SessionMeasurement refused(double startedAt, SessionPlan plan, RunFailure why) {
        List<RunReport> runs = new ArrayList<>();
        for (int index = 0; index < plan.runs(); index++) {
            runs.add(new RunReport(index, null, why, List.of()));
        }
        return new SessionMeasurement(startedAt, runs, null, plan.task() == Task.NONE ? null : why, List.of());
    }

    private Unweighed runOnce(
            SessionPlan plan,
            String which,
            Path model,
            @Nullable Path testData,
            Progress progress,
            BooleanSupplier isCancelled)
            throws SessionStoppedException, InterruptedException {
        progress.now(which + ", cooling down");
        List<Warning> warnings = new ArrayList<>();
        cooldown.await(plan.cooldownSecondsMax(), isCancelled).ifPresent(warnings::add);
        OptionalDouble celsiusStart = device.hottestCelsius();
        device.runStarts();
        progress.now(which + ", starting");
        try (EnergyMeter.Recording recording = energy.record()) {
            RunOutcome outcome = launcher.launch(
                    request(RunRequest.Mode.MEASURE, plan, model, testData),
                    timeout(plan.run()),
                    mark -> {
                        if (mark.phase() == PhaseMark.Phase.SAMPLING || mark.phase() == PhaseMark.Phase.SAMPLED) {
                            recording.readNow();
                        }
                        if (mark.phase() == PhaseMark.Phase.SAMPLED) {
                            warnings.addAll(device.throttling());
                        } else {
                            progress.now(which + ", " + mark.phase().words());
                        }
                    },
                    isCancelled);
            OptionalDouble celsiusEnd = device.hottestCelsius();
            Timing timing = outcome.timing();
            WindowEnergy window =
                    timing == null ? null : recording.end(timing.windowStartNanos(), timing.windowEndNanos());
            return new Unweighed(outcome, window, celsiusStart, celsiusEnd, warnings);
        }
    }

    private RunOutcome score(
            SessionPlan plan, Path model, @Nullable Path testData, Progress progress, BooleanSupplier isCancelled)
            throws SessionStoppedException, InterruptedException {
        progress.now("counting right answers");
        return launcher.launch(
                request(RunRequest.Mode.SCORE, plan, model, testData), timeout(plan.run()), mark -> {}, isCancelled);
    }

    private OptionalDouble idleAfter(OptionalDouble wattsBefore) throws InterruptedException {
        return wattsBefore.isEmpty() ? OptionalDouble.empty() : energy.idleWatts(idleSeconds);
    }

    private List<RunReport> reports(List<Unweighed> runs, IdlePower idle) {
        List<RunReport> reports = new ArrayList<>();
        for (Unweighed run : runs) {
            reports.add(report(reports.size(), run, idle));
        }
        return reports;
    }

    private RunReport report(int index, Unweighed run, IdlePower idle) {
        List<Warning> warnings = new ArrayList<>(run.warnings());
        warnings.addAll(run.outcome().warnings());
        Timing timing = run.outcome().timing();
        if (timing == null) {
            return new RunReport(index, null, RunAssembly.failure(run.outcome()), warnings);
        }
        return new RunReport(
                index,
                RunAssembly.measurement(
                        timing,
                        energy.reading(run.energy(), timing.samplesNanos().length, idle.watts()),
                        run.celsiusStart(),
                        run.celsiusEnd()),
                null,
                warnings);
    }

    private static RunRequest request(RunRequest.Mode mode, SessionPlan plan, Path model, @Nullable Path testData) {
        String data = testData == null ? null : testData.toAbsolutePath().toString();
        return new RunRequest(mode, model.toAbsolutePath().toString(), data, plan.run(), SEED);
    }

    private static Duration timeout(RunPlan plan) {
        return Duration.ofMillis(Math.round(plan.timeoutSeconds() * MILLIS_PER_SECOND));
    }
}
