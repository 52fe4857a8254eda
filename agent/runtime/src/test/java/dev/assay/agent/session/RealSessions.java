package dev.assay.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agent.energy.SensorMeter;
import dev.assay.agent.energy.SensorSearch;
import dev.assay.agent.kernel.KernelFiles;
import dev.assay.agent.run.RunOutcome;
import dev.assay.agent.run.RunRequest;
import dev.assay.protocol.AccuracyReport;
import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.SessionPlan;
import dev.assay.protocol.Task;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sessions with real processes on this machine. */
final class RealSessions {
    static final RunPlan QUICK = new RunPlan("cpu", 1, 1, 64, 0, 100, 20, 0, 10, 60);

    private static final ArtifactRef ANY = new ArtifactRef("0".repeat(64), 1);

    private final RunLauncher launcher;

    RealSessions(RunLauncher launcher) {
        this.launcher = launcher;
    }

    static SessionPlan plan(Task task, RunPlan run, int runs) {
        return new SessionPlan("x", ANY, null, task, run, runs, 0, null);
    }

    static RunPlan batch(int batch) {
        return new RunPlan("cpu", 1, batch, 10, 0, 10, 0, 0, 0, 60);
    }

    SessionRunner runner() {
        return new SessionRunner(bench(), InstantSource.system());
    }

    PairedSession pairs() {
        return new PairedSession(bench(), InstantSource.system());
    }

    private RunBench bench() {
        KernelFiles kernel = KernelFiles.ofThisMachine();
        return new RunBench(launcher, new SensorMeter(SensorSearch.search(kernel)), kernel, Pause.real(), 2);
    }

    SessionMeasurement measure(Path model, @Nullable Path data, Task task, RunPlan run, int runs) throws Exception {
        return runner().run(plan(task, run, runs), model, data, Progress.SILENT, () -> false);
    }

    /** Only the answers, without timing anything. */
    AccuracyReport score(Path model, Path data, RunPlan run) throws Exception {
        RunOutcome outcome = launcher.launch(
                new RunRequest(
                        RunRequest.Mode.SCORE,
                        model.toAbsolutePath().toString(),
                        data.toAbsolutePath().toString(),
                        run,
                        null,
                        0),
                Duration.ofSeconds(60),
                mark -> {},
                () -> false);
        return Objects.requireNonNull(outcome.accuracy(), () -> String.valueOf(outcome.failure()));
    }

    static RunFailure onlyFailure(SessionMeasurement session) {
        assertThat(session.runs()).hasSize(1);
        return Objects.requireNonNull(session.runs().get(0).failure());
    }
}
