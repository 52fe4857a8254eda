package dev.assay.simulator.model;

import dev.assay.protocol.EnergyGrade;
import dev.assay.protocol.EnergyReading;
import dev.assay.protocol.MemoryReading;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.RunMeasurement;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.RunReport;
import dev.assay.protocol.SessionPlan;
import dev.assay.protocol.Warmup;
import dev.assay.protocol.Warning;
import dev.assay.simulator.board.SimulatedBoard;
import dev.assay.simulator.chance.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** One run as a device would go through it: cool down, start, load, warm up, sample. One thread owns it. */
final class RunModel {
    /** As of the real agent: that much above the idle temperature counts as cool. */
    private static final double COOL_CELSIUS = 5;
    /** As of the real agent: paired runs start at most so far apart. */
    private static final double CELSIUS_APART_MAX = 2;
    /** Not a hair above: a wait is computed to end there. */
    private static final double HAIR_CELSIUS = 1e-6;

    private static final double START_SECONDS = 0.25;
    private static final double LOAD_SECONDS = 4e-3;
    private static final double LOAD_SECONDS_PER_BYTE = 4e-9;
    private static final double FIRST_INFERENCE_FACTOR = 3;
    private static final double SMALL_SIGMA = 0.03;
    private static final double BASELINE_BYTES = 46e6;
    private static final double LOADED_BYTES_PER_BYTE = 2.4;
    private static final double ACTIVATION_BYTES_PER_BYTE = 0.3;
    private static final double MEMORY_SIGMA = 0.004;
    private static final double ENERGY_SIGMA = 0.01;
    private static final double ENERGY_UNCERTAINTY = 0.05;

    private final SimulatedBoard board;
    private final SessionPlan session;
    private final long modelBytes;
    private final double plantedBytes;
    private final double inferenceSeconds;
    private final Heat heat;

    /**
     * Runs of one session, one after the other on the same board.
     *
     * @param modelBytes of the model's file, before anything was planted into it
     * @param plantedBytes of memory beside the model's own
     */
    RunModel(
            SimulatedBoard board,
            SessionPlan session,
            long modelBytes,
            double plantedBytes,
            double inferenceSeconds,
            Heat heat) {
        this.board = board;
        this.session = session;
        this.modelBytes = modelBytes;
        this.plantedBytes = plantedBytes;
        this.inferenceSeconds = inferenceSeconds;
        this.heat = heat;
    }

    /**
     * The next run.
     *
     * @param likeCelsius the temperature to start at; empty for the idle temperature
     */
    RunReport run(int index, OptionalDouble likeCelsius, Dice dice, RunFailure.@Nullable Kind ending) {
        List<Warning> warnings = new ArrayList<>();
        if (likeCelsius.isPresent()) {
            coolDownTo(likeCelsius.getAsDouble(), warnings);
        } else {
            coolDown(warnings);
        }
        double celsiusStart = heat.celsius();
        RunPlan plan = session.run();
        double unit = inferenceSeconds * dice.factor(board.runNoise());
        double load =
                board.latencyFactor() * (LOAD_SECONDS + LOAD_SECONDS_PER_BYTE * modelBytes) * dice.factor(SMALL_SIGMA);
        double first = unit * FIRST_INFERENCE_FACTOR * dice.factor(SMALL_SIGMA) * heat.slowness();
        heat.work(1, START_SECONDS * board.latencyFactor() + load + first);
        Warmup warmup = warmUp(plan, unit);
        MemoryReading memory = memory(dice);
        double before = load + first + warmup.seconds();
        Sampling sampling = new Sampling();
        sampling.take(plan, unit, board.runNoise(), plan.timeoutSeconds() - before, heat, dice);
        RunFailure failure = failure(ending, memory, before + sampling.windowSeconds());
        if (failure != null) {
            return new RunReport(index, null, failure, warnings);
        }
        if (sampling.throttled()) {
            warnings.add(new Warning(
                    Warning.Kind.THROTTLED,
                    String.format(
                            Locale.ROOT,
                            "the clock was lowered at %.0f °C (simulated)",
                            board.cooling().limitCelsius())));
        }
        RunMeasurement measurement = new RunMeasurement(
                load,
                first,
                warmup,
                sampling.nanos(),
                sampling.windowSeconds(),
                memory,
                energy(sampling, dice),
                celsiusStart,
                heat.celsius(),
                null);
        return new RunReport(index, measurement, null, warnings);
    }

    private void coolDown(List<Warning> warnings) {
        double cool = board.idleCelsius() + COOL_CELSIUS;
        double wait = rest(cool);
        if (heat.celsius() > cool + HAIR_CELSIUS) {
            warnings.add(new Warning(
                    Warning.Kind.HOT_START,
                    String.format(
                            Locale.ROOT,
                            "started at %.1f °C after waiting %.0f s; idle is %.1f °C, and at most %.0f °C more is cool"
                                    + " (simulated)",
                            heat.celsius(),
                            wait,
                            board.idleCelsius(),
                            COOL_CELSIUS)));
        }
    }

    private void coolDownTo(double celsius, List<Warning> warnings) {
        double wait = rest(celsius + CELSIUS_APART_MAX);
        if (Math.abs(heat.celsius() - celsius) > CELSIUS_APART_MAX + HAIR_CELSIUS) {
            warnings.add(new Warning(
                    Warning.Kind.UNEVEN_START,
                    String.format(
                            Locale.ROOT,
                            "started at %.1f °C after waiting %.0f s; the session's first run started at %.1f °C, and at"
                                    + " most %.0f °C apart is even (simulated)",
                            heat.celsius(),
                            wait,
                            celsius,
                            CELSIUS_APART_MAX)));
        }
    }

    private double rest(double coolCelsius) {
        double wait = Math.min(session.cooldownSecondsMax(), heat.secondsTo(coolCelsius));
        heat.rest(wait);
        return wait;
    }

    private Warmup warmUp(RunPlan plan, double unit) {
        double each = unit * heat.slowness();
        int wanted = (int) Math.max(plan.warmupRunsMin(), StrictMath.ceil(plan.warmupSecondsMin() / each));
        int runs = (int) Math.min(wanted, Math.max(1, StrictMath.ceil(plan.warmupSecondsMax() / each)));
        heat.work(plan.threads(), runs * each);
        return new Warmup(runs, runs * each, true);
    }

    private MemoryReading memory(Dice dice) {
        double baseline = BASELINE_BYTES * dice.factor(MEMORY_SIGMA);
        double loaded = baseline + plantedBytes + LOADED_BYTES_PER_BYTE * modelBytes * dice.factor(MEMORY_SIGMA);
        double peak =
                loaded + ACTIVATION_BYTES_PER_BYTE * modelBytes * session.run().batch();
        return new MemoryReading(StrictMath.round(baseline), StrictMath.round(loaded), StrictMath.round(peak));
    }

    private EnergyReading energy(Sampling sampling, Dice dice) {
        double gross = sampling.joules() / sampling.count() * dice.factor(ENERGY_SIGMA);
        double idle = board.idleWatts() * sampling.windowSeconds() / sampling.count();
        return new EnergyReading(
                "simulated",
                EnergyGrade.D,
                gross,
                gross - idle,
                board.idleWatts(),
                gross * ENERGY_UNCERTAINTY,
                List.of(),
                null);
    }

    private @Nullable RunFailure failure(RunFailure.@Nullable Kind ending, MemoryReading memory, double seconds) {
        if (ending != null) {
            return new RunFailure(ending, "a fault that was asked for (simulated)");
        }
        if (memory.peakBytes() > board.memoryBytes()) {
            return new RunFailure(
                    RunFailure.Kind.OUT_OF_MEMORY,
                    "needs " + memory.peakBytes() + " bytes; the board has " + board.memoryBytes() + " (simulated)");
        }
        if (seconds >= session.run().timeoutSeconds()) {
            return new RunFailure(
                    RunFailure.Kind.TIMED_OUT,
                    String.format(
                            Locale.ROOT,
                            "ran longer than %.0f s (simulated)",
                            session.run().timeoutSeconds()));
        }
        return null;
    }
}
