package dev.assay.agent.session;

import dev.assay.agent.energy.SensorMeter;
import dev.assay.agent.energy.SensorSearch;
import dev.assay.agent.environment.EnvironmentReader;
import dev.assay.agent.kernel.KernelFiles;
import dev.assay.agent.run.EngineFacts;
import dev.assay.protocol.Environment;
import dev.assay.protocol.SessionPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Measures on this machine, each run in a process of its own. One thread owns it. */
public final class DeviceMeasurer implements Measurer {
    private final EngineFacts engine;
    private final EnvironmentReader environment;
    private final SensorSearch.Found sensors;
    private final SessionRunner runner;
    private final PairedSession pairs;

    private DeviceMeasurer(
            EngineFacts engine,
            EnvironmentReader environment,
            SensorSearch.Found sensors,
            RunBench bench,
            InstantSource clock) {
        this.engine = engine;
        this.environment = environment;
        this.sensors = sensors;
        this.runner = new SessionRunner(bench, clock);
        this.pairs = new PairedSession(bench, clock);
    }

    /**
     * Makes ready what every run needs, and asks ONNX Runtime in a process of its own what it is.
     *
     * @param home folder for ONNX Runtime's libraries and the files of the run under way; made if need be
     * @param idleSeconds how long idle power is watched before and after a session, at least 2
     * @throws IOException when the folder cannot be written, or ONNX Runtime does not work on this machine
     */
    public static DeviceMeasurer open(Path home, double idleSeconds, InstantSource clock)
            throws IOException, InterruptedException {
        KernelFiles kernel = KernelFiles.ofThisMachine();
        ProcessLauncher launcher = ProcessLauncher.in(home);
        EngineFacts engine = EngineProbe.ask(launcher);
        SensorSearch.Found sensors = SensorSearch.search(kernel);
        RunBench bench = new RunBench(launcher, new SensorMeter(sensors), kernel, Pause.real(), idleSeconds);
        return new DeviceMeasurer(engine, new EnvironmentReader(kernel), sensors, bench, clock);
    }

    /** For people: the sensor of energy, or why there is none. */
    public String energySource() {
        return sensors.sensor().map(sensor -> sensor.name()).orElse(sensors.absentReason());
    }

    @Override
    public Environment environment() {
        return environment.read(engine, RunJvm.flags());
    }

    @Override
    public SessionMeasurement measure(
            SessionPlan plan, Path model, @Nullable Path testData, Progress progress, BooleanSupplier isCancelled)
            throws SessionStoppedException, InterruptedException {
        return runner.run(plan, model, testData, progress, isCancelled);
    }

    @Override
    public SessionMeasurement measurePairs(
            SessionPlan plan, PairFiles files, BlockJudge judge, Progress progress, BooleanSupplier isCancelled)
            throws SessionStoppedException, InterruptedException {
        return pairs.run(plan, files, judge, progress, isCancelled);
    }

    /** Gives back what starting and a job's samples took: the agent waits beside whatever else the device is for. */
    @Override
    public void rest() {
        System.gc();
    }
}
