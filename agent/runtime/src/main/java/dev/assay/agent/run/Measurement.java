package dev.assay.agent.run;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.assay.agent.kernel.KernelFiles;
import dev.assay.agent.kernel.SampleClock;
import dev.assay.dataset.DatasetException;
import dev.assay.protocol.MemoryReading;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.Warmup;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The phases of one timed run, in order: load, first inference, warm-up, samples. Used once, by one thread. */
final class Measurement {
    private final OrtEnvironment engine;
    private final ProcessMemory memory;
    private final CpuShare cpu;
    private final Consumer<PhaseMark> marks;
    private final RunWarnings warnings = new RunWarnings();

    Measurement(OrtEnvironment engine, KernelFiles kernel, Consumer<PhaseMark> marks) {
        this.engine = engine;
        this.memory = new ProcessMemory(kernel);
        this.cpu = new CpuShare(kernel);
        this.marks = marks;
    }

    /**
     * @param deadlineNanos when sampling ends at the latest, on {@link SampleClock}
     * @param seed of made-up inputs
     */
    RunOutcome run(Path modelFile, @Nullable Path testData, RunPlan plan, long deadlineNanos, long seed)
            throws RunRefusedException, OrtException, DatasetException {
        EdenKeeper eden = new EdenKeeper();
        OptionalLong baseline = memory.residentBytes();
        long loadStart = mark(PhaseMark.Phase.LOADING);
        try (LoadedModel model = LoadedModel.load(engine, modelFile, plan)) {
            double loadSeconds = SampleClock.secondsSince(loadStart);
            OptionalLong loaded = memory.residentBytes();
            try (PreparedInputs inputs = PreparedInputs.prepare(model, testData, seed);
                    FirstInference first = firstInference(model, inputs);
                    PinnedOutputs outputs = PinnedOutputs.like(model, first.answer())) {
                Turns turns = new Inferences(model.session(), inputs.batches(), outputs);
                mark(PhaseMark.Phase.WARMING_UP);
                Warmup warmup = new WarmupLoop(turns, plan).run();
                SamplingLoop.Window window = sample(turns, eden, plan, deadlineNanos);
                warnings.ifNotSteady(warmup);
                warnings.ifTooFew(window, plan);
                return RunOutcome.of(
                        new Timing(
                                loadSeconds,
                                first.seconds(),
                                warmup,
                                window.startNanos(),
                                window.endNanos(),
                                window.samplesNanos(),
                                window.afterSamples(),
                                window.workNanos(),
                                reading(baseline, loaded, memory.peakBytes())),
                        warnings.all());
            }
        }
    }

    /** The first answer, kept until the outputs are pinned after its shapes. */
    private record FirstInference(OrtSession.Result answer, double seconds) implements AutoCloseable {
        @Override
        public void close() {
            answer.close();
        }
    }

    private FirstInference firstInference(LoadedModel model, PreparedInputs inputs)
            throws OrtException, RunRefusedException {
        long start = mark(PhaseMark.Phase.FIRST_INFERENCE);
        OrtSession.Result answer = model.session().run(inputs.batches().get(0));
        double seconds = SampleClock.secondsSince(start);
        if (inputs.areReal()) {
            FiniteAnswers.require(answer);
        }
        return new FirstInference(answer, seconds);
    }

    private SamplingLoop.Window sample(Turns turns, EdenKeeper eden, RunPlan plan, long deadlineNanos)
            throws OrtException, RunRefusedException {
        InterferenceLog interference = new InterferenceLog(FixedWork.compiled(), plan.timeoutSeconds());
        SamplingLoop loop = new SamplingLoop(turns, eden, plan, interference);
        eden.start();
        Optional<CpuShare.Look> before = cpu.look();
        mark(PhaseMark.Phase.SAMPLING);
        SamplingLoop.Window window = loop.sample(deadlineNanos);
        Optional<CpuShare.Look> after = cpu.look();
        mark(PhaseMark.Phase.SAMPLED);
        warnings.ifCollected(eden.unwantedCollections());
        before.flatMap(b -> after.flatMap(a -> CpuShare.ofOthers(b, a))).ifPresent(warnings::ifOthersUsedTheCpu);
        return window;
    }

    private long mark(PhaseMark.Phase phase) {
        PhaseMark mark = new PhaseMark(phase, SampleClock.nanos());
        marks.accept(mark);
        return mark.nanos();
    }

    private static @Nullable MemoryReading reading(OptionalLong baseline, OptionalLong loaded, OptionalLong peak) {
        if (baseline.isEmpty() || loaded.isEmpty() || peak.isEmpty()) {
            return null;
        }
        return new MemoryReading(baseline.getAsLong(), loaded.getAsLong(), peak.getAsLong());
    }
}
