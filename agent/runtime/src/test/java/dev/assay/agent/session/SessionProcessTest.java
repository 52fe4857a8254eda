package dev.assay.agent.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.agent.run.Digits;
import dev.assay.agent.run.TinyData;
import dev.assay.agent.run.TinyModel;
import dev.assay.protocol.AccuracyReport;
import dev.assay.protocol.MemoryReading;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.RunMeasurement;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.RunReport;
import dev.assay.protocol.SessionPlan;
import dev.assay.protocol.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sessions with real processes, and real models where they matter. */
class SessionProcessTest {
    @TempDir
    static Path home;

    @TempDir
    Path folder;

    private static RealSessions sessions;

    @BeforeAll
    static void extractTheLibrariesOnce() throws Exception {
        sessions = new RealSessions(ProcessLauncher.in(home));
    }

    @ParameterizedTest
    @CsvSource({"mobilenetv2, 535", "resnet, 539", "squeezenet, 537", "vit, 535", "student, 536"})
    void theModelsReachTheAccuracyThatTheirReadmeGives(String name, int correct) throws Exception {
        AccuracyReport accuracy = sessions.score(Digits.model(name), Digits.testData(), RealSessions.QUICK);

        assertThat(accuracy.examples()).isEqualTo(540);
        assertThat(accuracy.correct()).isEqualTo(correct);
        assertThat(accuracy.predictions()).hasSize(540);
    }

    @Test
    void aRunIsMeasuredInAllItsPhases() throws Exception {
        SessionMeasurement session =
                sessions.measure(Digits.model("student"), Digits.testData(), Task.NONE, RealSessions.QUICK, 2);

        assertThat(session.runs()).hasSize(2);
        assertThat(session.accuracy()).isNull();
        assertThat(session.accuracyFailure()).isNull();
        RunMeasurement run = Objects.requireNonNull(session.runs().get(1).measurement());
        assertThat(run.samplesNanos()).hasSizeBetween(64, 100);
        for (long sample : run.samplesNanos()) {
            assertThat(sample).isPositive();
        }
        assertThat(run.loadSeconds()).isPositive();
        assertThat(run.firstInferenceSeconds()).isPositive();
        assertThat(run.windowSeconds()).isPositive();
        assertThat(run.warmup().runs()).isGreaterThanOrEqualTo(20);
        MemoryReading memory = Objects.requireNonNull(run.memory());
        assertThat(memory.loadedBytes()).isGreaterThan(memory.baselineBytes());
        assertThat(memory.peakBytes()).isGreaterThanOrEqualTo(memory.loadedBytes());
    }

    @Test
    void aKilledRunCostsItselfAlone() throws Exception {
        AtomicBoolean killed = new AtomicBoolean();
        RunPlan long_ = new RunPlan("cpu", 1, 1, 64, 1, 1_000_000, 20, 0, 10, 60);
        Progress killer = doing -> {
            if (doing.equals("run 1 of 2, sampling") && killed.compareAndSet(false, true)) {
                ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            }
        };

        SessionMeasurement session = sessions.runner()
                .run(RealSessions.plan(Task.NONE, long_, 2), Digits.model("student"), null, killer, () -> false);

        RunFailure failure = Objects.requireNonNull(session.runs().get(0).failure());
        assertThat(failure.kind()).isEqualTo(RunFailure.Kind.CRASHED);
        assertThat(failure.message()).contains("SIGKILL");
        assertThat(session.runs().get(1).measurement()).isNotNull();
    }

    @Test
    void aRunPastItsTimeLimitIsKilledAndSaysSo() throws Exception {
        RunPlan endless = new RunPlan("cpu", 1, 1, 64, 0, 100, 20, 60, 60, 1);

        RunFailure failure =
                RealSessions.onlyFailure(sessions.measure(Digits.model("student"), null, Task.NONE, endless, 1));

        assertThat(failure.kind()).isEqualTo(RunFailure.Kind.TIMED_OUT);
        assertThat(failure.message()).contains("1 s");
    }

    @Test
    void aSlowRunGivesFewSamplesInsteadOfNone() throws Exception {
        RunPlan impatient = new RunPlan("cpu", 1, 1, 1_000_000, 0, 1_000_000, 0, 0, 0, 2);

        SessionMeasurement session =
                sessions.measure(Digits.model("resnet"), Digits.testData(), Task.NONE, impatient, 1);

        RunReport run = session.runs().get(0);
        assertThat(run.measurement()).as("%s", run.failure()).isNotNull();
        assertThat(session.runs().get(0).warnings()).anySatisfy(warning -> {
            assertThat(warning.kind()).isEqualTo(dev.assay.protocol.Warning.Kind.TOO_FEW_SAMPLES);
            assertThat(warning.message()).contains("1000000").contains("time limit of 2 s");
        });
    }

    @Test
    void aRunWithTooSmallAHeapIsOutOfMemory() throws Exception {
        ProcessLauncher tiny = ProcessLauncher.in(home, List.of("-Xms8m", "-Xmx8m", "-XX:+UseSerialGC"));
        RunPlan greedy = new RunPlan("cpu", 1, 1, 64, 0, 2_000_000, 20, 0, 10, 60);

        SessionMeasurement session = new RealSessions(tiny)
                .runner()
                .run(
                        RealSessions.plan(Task.NONE, greedy, 1),
                        Digits.model("student"),
                        null,
                        Progress.SILENT,
                        () -> false);

        assertThat(RealSessions.onlyFailure(session).kind()).isEqualTo(RunFailure.Kind.OUT_OF_MEMORY);
    }

    @Test
    void aModelThatTakesOneExampleOnlyIsScoredOneByOne() throws Exception {
        Path model = TinyModel.write(folder.resolve("one.onnx"), "Identity", 1, 3);
        Path data =
                TinyData.write(folder.resolve("three.npz"), new float[][] {{9, 0, 0}, {0, 0, 9}, {5, 5, 5}}, 0, 1, 0);

        AccuracyReport accuracy = sessions.score(model, data, RealSessions.batch(1));

        assertThat(accuracy.predictions()).containsExactly(0, 2, 0);
        assertThat(accuracy.correct()).isEqualTo(2);
        assertThat(accuracy.labels()).containsExactly(0, 1, 0);
    }

    @Test
    void theRemainderOfABatchIsScoredWhetherTheModelTakesItOrNot() throws Exception {
        float[][] examples = {{9, 0}, {0, 9}, {0, 9}};
        Path data = TinyData.write(folder.resolve("odd.npz"), examples, 0, 1, 1);
        for (long batch : new long[] {TinyModel.ANY, 2}) {
            Path model = TinyModel.write(folder.resolve("two.onnx"), "Identity", batch, 2);

            AccuracyReport accuracy = sessions.score(model, data, RealSessions.batch(2));

            assertThat(accuracy.predictions()).containsExactly(0, 1, 1);
        }
    }

    @Test
    void aCancelledSessionLeavesNoProcessAndNoFiles() throws Exception {
        RunPlan long_ = new RunPlan("cpu", 1, 1, 64, 30, 2_000_000, 20, 0, 10, 60);
        AtomicBoolean cancelled = new AtomicBoolean();
        SessionPlan plan = RealSessions.plan(Task.NONE, long_, 1);

        assertThatThrownBy(() -> sessions.runner()
                        .run(
                                plan,
                                Digits.model("student"),
                                null,
                                doing -> cancelled.set(doing.endsWith("sampling")),
                                cancelled::get))
                .isInstanceOf(SessionStoppedException.class);

        assertThat(ProcessHandle.current().descendants()).isEmpty();
        assertThat(home.resolve("runs")).isEmptyDirectory();
    }
}
