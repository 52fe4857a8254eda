package dev.assay.agent.session;

import dev.assay.agent.energy.EnergyMeter;
import dev.assay.agent.energy.WindowEnergy;
import dev.assay.agent.kernel.KernelFiles;
import dev.assay.agent.run.PhaseMark;
import dev.assay.agent.run.RunOutcome;
import dev.assay.agent.run.RunRequest;
import dev.assay.agent.run.Timing;
import dev.assay.protocol.ProfilePlan;
import dev.assay.protocol.RunReport;
import dev.assay.protocol.Warning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Makes one run after the other on this device, each in a fresh process, and watches the device meanwhile. It remembers the device's
 * idle temperature and quiet time from one session to the next; one thread owns it.
 */
final class RunBench {
    private static final double MILLIS_PER_SECOND = 1e3;
    /** Inputs made up for a model without a data set are the same on every device and every day. */
    private static final long SEED = 20_260_101;
    /** Whoever loads or profiles longer is given up: nobody's figures wait for a profile. */
    private static final Duration PROFILE_PATIENCE = Duration.ofMinutes(2);

    private final RunLauncher launcher;
    private final EnergyMeter energy;
    private final DeviceWatch device;
    private final Cooldown cooldown;
    private final double idleSeconds;
    private final QuietTime quietTime = new QuietTime();

    /**
     * A bench on this device.
     *
     * @param idleSeconds how long idle power is watched before and after a session, at least 2; no time is spent without a sensor
     */
    RunBench(RunLauncher launcher, EnergyMeter energy, KernelFiles kernel, Pause pause, double idleSeconds) {
        this.launcher = launcher;
        this.energy = energy;
        this.device = new DeviceWatch(kernel);
        this.cooldown = new Cooldown(device::hottestCelsius, pause);
        this.idleSeconds = idleSeconds;
        cooldown.look();
    }

    /** Warnings about a whole session. */
    List<Warning> sessionWarnings() {
        return device.clock();
    }

    OptionalDouble idleWattsBefore() throws InterruptedException {
        return energy.idleWatts(idleSeconds);
    }

    IdlePower idleAfter(OptionalDouble wattsBefore) throws InterruptedException {
        return new IdlePower(
                wattsBefore, wattsBefore.isEmpty() ? OptionalDouble.empty() : energy.idleWatts(idleSeconds));
    }

    /**
     * Makes a run once the device is cool enough.
     *
     * @param likeCelsius the temperature to start at; empty for the idle temperature
     * @param which for people: {@code run 2 of 5}
     */
    UnweighedRun run(RunSubject subject, String which, OptionalDouble likeCelsius, SessionControl control)
            throws SessionStoppedException, InterruptedException {
        control.progress().now(which + ", cooling down");
        List<Warning> warnings = new ArrayList<>();
        coolDown(subject.plan().cooldownSecondsMax(), likeCelsius, control).ifPresent(warnings::add);
        OptionalDouble celsiusStart = device.hottestCelsius();
        device.runStarts();
        control.progress().now(which + ", starting");
        try (EnergyMeter.Recording recording = energy.record()) {
            RunOutcome outcome = launcher.launch(
                    request(RunRequest.Mode.MEASURE, subject, null),
                    timeout(subject),
                    mark -> {
                        if (mark.phase() == PhaseMark.Phase.SAMPLING || mark.phase() == PhaseMark.Phase.SAMPLED) {
                            recording.readNow();
                        }
                        if (mark.phase() == PhaseMark.Phase.SAMPLED) {
                            warnings.addAll(device.throttling());
                        } else {
                            control.progress().now(which + ", " + mark.phase().words());
                        }
                    },
                    control.isCancelled());
            OptionalDouble celsiusEnd = device.hottestCelsius();
            Timing timing = outcome.timing();
            WindowEnergy window =
                    timing == null ? null : recording.end(timing.windowStartNanos(), timing.windowEndNanos());
            OptionalLong quietNanos = timing == null ? OptionalLong.empty() : quietTime.with(timing.workNanos());
            return new UnweighedRun(outcome, window, celsiusStart, celsiusEnd, quietNanos, warnings);
        }
    }

    private Optional<Warning> coolDown(double secondsMax, OptionalDouble likeCelsius, SessionControl control)
            throws SessionStoppedException, InterruptedException {
        return likeCelsius.isPresent()
                ? cooldown.awaitLike(likeCelsius.getAsDouble(), secondsMax, control.isCancelled())
                : cooldown.await(secondsMax, control.isCancelled());
    }

    /** Lets a fresh process count right answers. */
    RunOutcome score(RunSubject subject, SessionControl control) throws SessionStoppedException, InterruptedException {
        return launcher.launch(
                request(RunRequest.Mode.SCORE, subject, null), timeout(subject), mark -> {}, control.isCancelled());
    }

    /** Lets a fresh process say where the time of an inference goes. */
    RunOutcome profile(RunSubject subject, ProfilePlan limits, SessionControl control)
            throws SessionStoppedException, InterruptedException {
        Duration patience = timeout(subject);
        return launcher.launch(
                request(RunRequest.Mode.PROFILE, subject, limits),
                patience.compareTo(PROFILE_PATIENCE) < 0 ? patience : PROFILE_PATIENCE,
                mark -> {},
                control.isCancelled());
    }

    /**
     * The run as it is reported.
     *
     * @param idleWatts what net energy takes off; empty when it is not known
     */
    RunReport report(int index, UnweighedRun run, OptionalDouble idleWatts) {
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
                        energy.reading(run.energy(), timing.samplesNanos().length, idleWatts),
                        run.celsiusStart(),
                        run.celsiusEnd(),
                        run.quietNanos()),
                null,
                warnings);
    }

    private static RunRequest request(RunRequest.Mode mode, RunSubject subject, @Nullable ProfilePlan profile) {
        String data = subject.testData() == null
                ? null
                : subject.testData().toAbsolutePath().toString();
        return new RunRequest(
                mode,
                subject.model().toAbsolutePath().toString(),
                data,
                subject.plan().run(),
                profile,
                SEED);
    }

    private static Duration timeout(RunSubject subject) {
        return Duration.ofMillis(Math.round(subject.plan().run().timeoutSeconds() * MILLIS_PER_SECOND));
    }
}
