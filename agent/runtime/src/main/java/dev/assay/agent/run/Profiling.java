package dev.assay.agent.run;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.assay.agent.kernel.SampleClock;
import dev.assay.agent.profile.ProfileTally;
import dev.assay.dataset.DatasetException;
import dev.assay.protocol.ModelProfile;
import dev.assay.protocol.ProfilePlan;
import dev.assay.protocol.RunPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lets ONNX Runtime profile a few inferences, loaded and fed as those that are timed. Used once, by one thread. */
final class Profiling {
    /** The first inferences are slower; how many are left out. */
    private static final int WARMUP_MAX = 8;

    private static final int WARMUP_PART = 5;
    /** In the process's own folder, which is deleted whatever becomes of the process. */
    private static final Path PREFIX = Path.of("profile");

    private final OrtEnvironment engine;
    private final Consumer<PhaseMark> marks;

    Profiling(OrtEnvironment engine, Consumer<PhaseMark> marks) {
        this.engine = engine;
        this.marks = marks;
    }

    /**
     * The profile.
     *
     * @param seed of made-up inputs
     * @throws RunRefusedException also when ONNX Runtime's profile cannot be read
     */
    ModelProfile run(Path modelFile, @Nullable Path testData, RunPlan plan, ProfilePlan limits, long seed)
            throws RunRefusedException, OrtException, DatasetException {
        marks.accept(new PhaseMark(PhaseMark.Phase.PROFILING, SampleClock.nanos()));
        try (LoadedModel model = LoadedModel.loadProfiled(engine, modelFile, plan, PREFIX);
                PreparedInputs inputs = PreparedInputs.prepare(model, testData, seed);
                OrtSession.Result first = model.session().run(inputs.batches().get(0));
                PinnedOutputs outputs = PinnedOutputs.like(model, first)) {
            int inferences = repeat(new Inferences(model.session(), inputs.batches(), outputs), limits);
            int warmup = Math.min(WARMUP_MAX, inferences / WARMUP_PART);
            return read(Path.of(model.session().endProfiling()), 1 + warmup, inferences - warmup);
        }
    }

    private static int repeat(Turns turns, ProfilePlan limits) throws OrtException, RunRefusedException {
        long start = SampleClock.nanos();
        int count = 0;
        do {
            Answers.close(turns.run(count));
            count++;
        } while (count < limits.inferencesMax() && SampleClock.secondsSince(start) < limits.secondsMax());
        return count;
    }

    private static ModelProfile read(Path file, int skipped, int counted) throws RunRefusedException {
        try {
            try {
                return ProfileTally.of(file, skipped, counted);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new RunRefusedException("ONNX Runtime's profile cannot be read: " + e.getMessage(), e);
        }
    }
}
