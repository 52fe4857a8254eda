package dev.assay.agent.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.agent.energy.SensorMeter;
import dev.assay.agent.energy.SensorSearch;
import dev.assay.agent.kernel.KernelFiles;
import dev.assay.agent.run.Digits;
import dev.assay.agent.run.TinyData;
import dev.assay.agent.run.TinyModel;
import dev.assay.protocol.AccuracyReport;
import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.MemoryReading;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.RunMeasurement;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.SessionPlan;
import dev.assay.protocol.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sessions with real processes, and real models where they matter. */
class SessionProcessTest {
    private static final RunPlan QUICK = new RunPlan("cpu", 1, 1, 64, 0, 100, 20, 0, 10, 60);
    private static final ArtifactRef ANY = new ArtifactRef("0".repeat(64), 1);

    @TempDir
    static Path home;

    @TempDir
    Path folder;

    private static ProcessLauncher launcher;

    @BeforeAll
    static void extractTheLibrariesOnce() throws Exception {
        launcher = ProcessLauncher.in(home);
    }

    private static SessionRunner runner(RunLauncher launcher) {
        KernelFiles kernel = KernelFiles.ofThisMachine();
        return new SessionRunner(
                launcher,
                new SensorMeter(SensorSearch.search(kernel)),
                kernel,
                Pause.real(),
                2,
                InstantSource.system());
    }

    private static SessionMeasurement measure(Path model, @Nullable Path data, Task task, RunPlan plan, int runs)
            throws Exception {
        return runner(launcher)
                .run(new SessionPlan("x", ANY, null, task, plan, runs, 0), model, data, Progress.SILENT, () -> false);
    }

    private static RunPlan batch(int batch) {
        return new RunPlan("cpu", 1, batch, 10, 0, 10, 0, 0, 0, 60);
    }

    private static RunFailure onlyFailure(SessionMeasurement session) {
        assertThat(session.runs()).hasSize(1);
        return Objects.requireNonNull(session.runs().get(0).failure());
    }

    private static AccuracyReport accuracy(SessionMeasurement session) {
        return Objects.requireNonNull(session.accuracy(), () -> String.valueOf(session.accuracyFailure()));
    }

    @ParameterizedTest
    @CsvSource({"mobilenetv2, 535", "resnet, 539", "squeezenet, 537", "vit, 535", "student, 536"})
    void theModelsReachTheAccuracyThatTheirReadmeGives(String name, int correct) throws Exception {
        SessionMeasurement session = measure(Digits.model(name), Digits.testData(), Task.CLASSIFICATION, QUICK, 1);

        assertThat(accuracy(session).examples()).isEqualTo(540);
        assertThat(accuracy(session).correct()).isEqualTo(correct);
        assertThat(accuracy(session).predictions()).hasSize(540);
    }

    @Test
    void aRunIsMeasuredInAllItsPhases() throws Exception {
        SessionMeasurement session = measure(Digits.model("student"), Digits.testData(), Task.NONE, QUICK, 2);

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

        SessionMeasurement session = runner(launcher)
                .run(
                        new SessionPlan("x", ANY, null, Task.NONE, long_, 2, 0),
                        Digits.model("student"),
                        null,
                        killer,
                        () -> false);

        RunFailure failure = Objects.requireNonNull(session.runs().get(0).failure());
        assertThat(failure.kind()).isEqualTo(RunFailure.Kind.CRASHED);
        assertThat(failure.message()).contains("SIGKILL");
        assertThat(session.runs().get(1).measurement()).isNotNull();
    }

    @Test
    void aRunPastItsTimeLimitIsKilledAndSaysSo() throws Exception {
        RunPlan endless = new RunPlan("cpu", 1, 1, 64, 0, 100, 20, 60, 60, 1);

        RunFailure failure = onlyFailure(measure(Digits.model("student"), null, Task.NONE, endless, 1));

        assertThat(failure.kind()).isEqualTo(RunFailure.Kind.TIMED_OUT);
        assertThat(failure.message()).contains("1 s");
    }

    @Test
    void aSlowRunGivesFewSamplesInsteadOfNone() throws Exception {
        RunPlan impatient = new RunPlan("cpu", 1, 1, 1_000_000, 0, 1_000_000, 0, 0, 0, 2);

        SessionMeasurement session = measure(Digits.model("resnet"), Digits.testData(), Task.NONE, impatient, 1);

        assertThat(session.runs().get(0).measurement()).isNotNull();
        assertThat(session.runs().get(0).warnings()).anySatisfy(warning -> {
            assertThat(warning.kind()).isEqualTo(dev.assay.protocol.Warning.Kind.TOO_FEW_SAMPLES);
            assertThat(warning.message()).contains("1000000").contains("time limit of 2 s");
        });
    }

    @Test
    void aRunWithTooSmallAHeapIsOutOfMemory() throws Exception {
        ProcessLauncher tiny = ProcessLauncher.in(home, List.of("-Xms8m", "-Xmx8m", "-XX:+UseSerialGC"));
        RunPlan greedy = new RunPlan("cpu", 1, 1, 64, 0, 2_000_000, 20, 0, 10, 60);

        SessionMeasurement session = runner(tiny)
                .run(
                        new SessionPlan("x", ANY, null, Task.NONE, greedy, 1, 0),
                        Digits.model("student"),
                        null,
                        Progress.SILENT,
                        () -> false);

        assertThat(onlyFailure(session).kind()).isEqualTo(RunFailure.Kind.OUT_OF_MEMORY);
    }

    @Test
    void whatIsNoModelIsRefused() throws Exception {
        Path garbage = Files.write(folder.resolve("garbage.onnx"), new byte[] {1, 2, 3, 4, 5, 6, 7, 8});

        SessionMeasurement session = measure(garbage, Digits.testData(), Task.CLASSIFICATION, QUICK, 1);

        assertThat(onlyFailure(session).kind()).isEqualTo(RunFailure.Kind.REFUSED);
        assertThat(onlyFailure(session).message()).contains("garbage.onnx").contains("does not load");
        assertThat(Objects.requireNonNull(session.accuracyFailure()).kind()).isEqualTo(RunFailure.Kind.REFUSED);
    }

    @Test
    void aTruncatedModelIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(Digits.model("student"));
        Path half = Files.write(folder.resolve("half.onnx"), java.util.Arrays.copyOf(whole, whole.length / 2));

        assertThat(onlyFailure(measure(half, null, Task.NONE, QUICK, 1)).kind()).isEqualTo(RunFailure.Kind.REFUSED);
    }

    @Test
    void dataOfTheWrongShapeIsRefusedWithBothShapes() throws Exception {
        Path data = TinyData.write(folder.resolve("flat.npz"), new float[][] {{1, 2, 3}, {4, 5, 6}}, 0, 1);

        RunFailure failure = onlyFailure(measure(Digits.model("student"), data, Task.NONE, QUICK, 1));

        assertThat(failure.kind()).isEqualTo(RunFailure.Kind.REFUSED);
        assertThat(failure.message()).contains("[2, 3]").contains("1, 32, 32");
    }

    @Test
    void dataWithoutLabelsIsMeasuredButNotScored() throws Exception {
        Path model = TinyModel.write(folder.resolve("identity.onnx"), "Identity", TinyModel.ANY, 3);
        Path data = TinyData.write(folder.resolve("unlabelled.npz"), new float[][] {{1, 2, 3}, {4, 5, 6}});

        SessionMeasurement session = measure(model, data, Task.CLASSIFICATION, batch(1), 1);

        assertThat(session.runs().get(0).measurement()).isNotNull();
        assertThat(session.accuracy()).isNull();
        assertThat(Objects.requireNonNull(session.accuracyFailure()).message()).contains("labels");
    }

    @Test
    void aModelWithoutDataIsMeasuredOnMadeUpInputs() throws Exception {
        SessionMeasurement session = measure(Digits.model("student"), null, Task.CLASSIFICATION, QUICK, 1);

        assertThat(session.runs().get(0).measurement()).isNotNull();
        assertThat(Objects.requireNonNull(session.accuracyFailure()).message()).contains("no test data");
    }

    @Test
    void aModelThatAnswersNotANumberIsRefused() throws Exception {
        Path model = TinyModel.write(folder.resolve("sqrt.onnx"), "Sqrt", TinyModel.ANY, 2);
        Path data = TinyData.write(folder.resolve("negative.npz"), new float[][] {{1, -1}}, 0);

        SessionMeasurement session = measure(model, data, Task.CLASSIFICATION, batch(1), 1);

        assertThat(onlyFailure(session).message()).contains("NaN").contains("\"logits\"");
        assertThat(Objects.requireNonNull(session.accuracyFailure()).message()).contains("NaN");
    }

    @Test
    void aModelThatTakesOneExampleOnlyIsScoredOneByOne() throws Exception {
        Path model = TinyModel.write(folder.resolve("one.onnx"), "Identity", 1, 3);
        Path data =
                TinyData.write(folder.resolve("three.npz"), new float[][] {{9, 0, 0}, {0, 0, 9}, {5, 5, 5}}, 0, 1, 0);

        AccuracyReport accuracy = accuracy(measure(model, data, Task.CLASSIFICATION, batch(1), 1));

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

            AccuracyReport accuracy = accuracy(measure(model, data, Task.CLASSIFICATION, batch(2), 1));

            assertThat(accuracy.predictions()).containsExactly(0, 1, 1);
        }
    }

    @Test
    void aBatchThatTheModelDoesNotTakeIsRefused() throws Exception {
        Path model = TinyModel.write(folder.resolve("one.onnx"), "Identity", 1, 2);

        assertThat(onlyFailure(measure(model, null, Task.NONE, batch(4), 1)).message())
                .contains("takes exactly 1 ")
                .contains("batch of 4");
    }

    @Test
    void absurdDimensionsAreRefusedBeforeMemoryIsTaken() throws Exception {
        Path model = TinyModel.write(folder.resolve("absurd.onnx"), "Identity", TinyModel.ANY, 1L << 50);

        RunFailure failure = onlyFailure(measure(model, null, Task.NONE, batch(1), 1));

        assertThat(failure.kind()).isEqualTo(RunFailure.Kind.REFUSED);
        assertThat(failure.message()).contains("1073741824 bytes");
    }

    @Test
    void anUnknownProviderIsRefusedWithWhatThereIs() throws Exception {
        RunPlan tpu = new RunPlan("tpu", 1, 1, 10, 0, 10, 0, 0, 0, 60);

        assertThat(onlyFailure(measure(Digits.model("student"), null, Task.NONE, tpu, 1))
                        .message())
                .contains("tpu")
                .contains("cpu");
    }

    @Test
    void aCancelledSessionLeavesNoProcessAndNoFiles() throws Exception {
        RunPlan long_ = new RunPlan("cpu", 1, 1, 64, 30, 2_000_000, 20, 0, 10, 60);
        AtomicBoolean cancelled = new AtomicBoolean();
        SessionPlan plan = new SessionPlan("x", ANY, null, Task.NONE, long_, 1, 0);

        assertThatThrownBy(() -> runner(launcher)
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
