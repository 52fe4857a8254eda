package dev.assay.cli.bench;

import dev.assay.cli.files.Sha256;
import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.ProfilePlan;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.SessionPlan;
import dev.assay.protocol.Task;
import dev.assay.sweep.MeasureSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What to measure and how. What is not asked for is as in a sweep.
 *
 * @param data the test set; null for made-up inputs
 * @param runs fresh processes, 1 … {@value MeasureSettings#RUNS_MAX}
 * @param duration of the timed part of a run
 * @param samples least number of timed inferences in a run
 * @param profile whether to profile the model after the runs
 */
public record BenchRequest(
        Path model,
        @Nullable Path data,
        Task task,
        int runs,
        Duration duration,
        int samples,
        int threads,
        int batch,
        boolean profile) {
    private static final double MILLIS_PER_SECOND = 1e3;
    /** A session's report must fit into memory; the agent refuses more. */
    private static final int SESSION_SAMPLES_MAX = 2_000_000;

    /** The words of an agent for it. */
    SessionPlan plan() throws IOException {
        MeasureSettings usual = MeasureSettings.DEFAULT;
        MeasureSettings settings = new MeasureSettings(
                duration,
                samples,
                runs,
                usual.warmup(),
                usual.warmupMax(),
                usual.timeout().plus(duration),
                usual.cooldownMax(),
                profile);
        RunPlan run = new RunPlan(
                "cpu",
                threads,
                batch,
                samples,
                seconds(settings.duration()),
                Math.max(samples, Math.min(MeasureSettings.SAMPLES_MAX, SESSION_SAMPLES_MAX / runs)),
                MeasureSettings.WARMUP_RUNS_MIN,
                seconds(settings.warmup()),
                seconds(settings.warmupMax()),
                seconds(settings.timeout()));
        return new SessionPlan(
                model.getFileName().toString(),
                artifact(model),
                data == null ? null : artifact(data),
                task,
                run,
                runs,
                seconds(settings.cooldownMax()),
                null,
                profile ? ProfilePlan.USUAL : null);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS_PER_SECOND;
    }

    private static ArtifactRef artifact(Path file) throws IOException {
        return new ArtifactRef(Sha256.of(file), Files.size(file));
    }
}
