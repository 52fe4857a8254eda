package dev.assay.agent;

import dev.assay.agent.session.BlockJudge;
import dev.assay.agent.session.DeviceMeasurer;
import dev.assay.agent.session.PairFiles;
import dev.assay.agent.session.Progress;
import dev.assay.agent.session.SessionMeasurement;
import dev.assay.agent.session.SessionStoppedException;
import dev.assay.protocol.Environment;
import dev.assay.protocol.SessionPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Measures models on this machine, without a farm and with the same code as an agent's. One thread owns it; measuring two things at
 * once would measure neither.
 */
public final class LocalBench {
    /** How long idle power is watched before and after a session when nothing else is said. */
    public static final double IDLE_SECONDS = 2;

    private final Environment environment;
    private final DeviceMeasurer measurer;

    private LocalBench(DeviceMeasurer measurer) {
        this.environment = measurer.environment();
        this.measurer = measurer;
    }

    /** As below, watching idle power for {@link #IDLE_SECONDS}. */
    public static LocalBench open(Path home, InstantSource clock) throws IOException, InterruptedException {
        return open(home, IDLE_SECONDS, clock);
    }

    /**
     * Makes ready what every run needs, and asks ONNX Runtime in a process of its own what it is.
     *
     * @param home folder for ONNX Runtime's libraries and the files of the run under way; made if need be
     * @throws IOException when the folder cannot be written, or ONNX Runtime does not work on this machine
     */
    public static LocalBench open(Path home, double idleSeconds, InstantSource clock)
            throws IOException, InterruptedException {
        return new LocalBench(DeviceMeasurer.open(home, idleSeconds, clock));
    }

    /** What every measurement here depends on. */
    public Environment environment() {
        return environment;
    }

    /**
     * Makes the runs that the plan asks for; its artifacts are the given files, whatever their hashes. A model or a data set that
     * cannot be measured is a failure in the answer, not an exception.
     *
     * @param testData null when there is none
     * @throws SessionStoppedException when {@code isCancelled} said so; no process is left
     */
    public SessionMeasurement measure(
            SessionPlan plan, Path model, @Nullable Path testData, Progress progress, BooleanSupplier isCancelled)
            throws SessionStoppedException, InterruptedException {
        return measurer.measure(plan, model, testData, progress, isCancelled);
    }

    /**
     * Makes the pairs that a paired plan asks for, as far as the judge wants them; otherwise as {@link #measure}.
     *
     * @throws SessionStoppedException when {@code isCancelled} or the judge said so; no process is left
     */
    public SessionMeasurement measurePairs(
            SessionPlan plan, PairFiles files, BlockJudge judge, Progress progress, BooleanSupplier isCancelled)
            throws SessionStoppedException, InterruptedException {
        return measurer.measurePairs(plan, files, judge, progress, isCancelled);
    }
}
