package dev.assay.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agent.run.Digits;
import dev.assay.agent.run.TinyData;
import dev.assay.agent.run.TinyModel;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models and data that cannot be measured, given to real processes: each is a sentence, never a crash. */
class RefusalProcessTest {
    @TempDir
    static Path home;

    @TempDir
    Path folder;

    private static RealSessions sessions;

    @BeforeAll
    static void extractTheLibrariesOnce() throws Exception {
        sessions = new RealSessions(ProcessLauncher.in(home));
    }

    @Test
    void whatIsNoModelIsRefused() throws Exception {
        Path garbage = Files.write(folder.resolve("garbage.onnx"), new byte[] {1, 2, 3, 4, 5, 6, 7, 8});

        SessionMeasurement session =
                sessions.measure(garbage, Digits.testData(), Task.CLASSIFICATION, RealSessions.QUICK, 1);

        assertThat(RealSessions.onlyFailure(session).kind()).isEqualTo(RunFailure.Kind.REFUSED);
        assertThat(RealSessions.onlyFailure(session).message())
                .contains("garbage.onnx")
                .contains("does not load");
        assertThat(Objects.requireNonNull(session.accuracyFailure()).kind()).isEqualTo(RunFailure.Kind.REFUSED);
    }

    @Test
    void aTruncatedModelIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(Digits.model("student"));
        Path half = Files.write(folder.resolve("half.onnx"), java.util.Arrays.copyOf(whole, whole.length / 2));

        assertThat(RealSessions.onlyFailure(sessions.measure(half, null, Task.NONE, RealSessions.QUICK, 1))
                        .kind())
                .isEqualTo(RunFailure.Kind.REFUSED);
    }

    @Test
    void dataOfTheWrongShapeIsRefusedWithBothShapes() throws Exception {
        Path data = TinyData.write(folder.resolve("flat.npz"), new float[][] {{1, 2, 3}, {4, 5, 6}}, 0, 1);

        RunFailure failure = RealSessions.onlyFailure(
                sessions.measure(Digits.model("student"), data, Task.NONE, RealSessions.QUICK, 1));

        assertThat(failure.kind()).isEqualTo(RunFailure.Kind.REFUSED);
        assertThat(failure.message()).contains("[2, 3]").contains("1, 32, 32");
    }

    @Test
    void dataWithoutLabelsIsMeasuredButNotScored() throws Exception {
        Path model = TinyModel.write(folder.resolve("identity.onnx"), "Identity", TinyModel.ANY, 3);
        Path data = TinyData.write(folder.resolve("unlabelled.npz"), new float[][] {{1, 2, 3}, {4, 5, 6}});

        SessionMeasurement session = sessions.measure(model, data, Task.CLASSIFICATION, RealSessions.batch(1), 1);

        assertThat(session.runs().get(0).measurement()).isNotNull();
        assertThat(session.accuracy()).isNull();
        assertThat(Objects.requireNonNull(session.accuracyFailure()).message()).contains("labels");
    }

    @Test
    void aModelWithoutDataIsMeasuredOnMadeUpInputs() throws Exception {
        SessionMeasurement session =
                sessions.measure(Digits.model("student"), null, Task.CLASSIFICATION, RealSessions.QUICK, 1);

        assertThat(session.runs().get(0).measurement()).isNotNull();
        assertThat(Objects.requireNonNull(session.accuracyFailure()).message()).contains("no test data");
    }

    @Test
    void aModelThatAnswersNotANumberIsRefused() throws Exception {
        Path model = TinyModel.write(folder.resolve("sqrt.onnx"), "Sqrt", TinyModel.ANY, 2);
        Path data = TinyData.write(folder.resolve("negative.npz"), new float[][] {{1, -1}}, 0);

        SessionMeasurement session = sessions.measure(model, data, Task.CLASSIFICATION, RealSessions.batch(1), 1);

        assertThat(RealSessions.onlyFailure(session).message()).contains("NaN").contains("\"logits\"");
        assertThat(Objects.requireNonNull(session.accuracyFailure()).message()).contains("NaN");
    }

    @Test
    void aBatchThatTheModelDoesNotTakeIsRefused() throws Exception {
        Path model = TinyModel.write(folder.resolve("one.onnx"), "Identity", 1, 2);

        assertThat(RealSessions.onlyFailure(sessions.measure(model, null, Task.NONE, RealSessions.batch(4), 1))
                        .message())
                .contains("takes exactly 1 ")
                .contains("batch of 4");
    }

    @Test
    void absurdDimensionsAreRefusedBeforeMemoryIsTaken() throws Exception {
        Path model = TinyModel.write(folder.resolve("absurd.onnx"), "Identity", TinyModel.ANY, 1L << 50);

        RunFailure failure =
                RealSessions.onlyFailure(sessions.measure(model, null, Task.NONE, RealSessions.batch(1), 1));

        assertThat(failure.kind()).isEqualTo(RunFailure.Kind.REFUSED);
        assertThat(failure.message()).contains("1073741824 bytes");
    }

    @Test
    void anUnknownProviderIsRefusedWithWhatThereIs() throws Exception {
        RunPlan tpu = new RunPlan("tpu", 1, 1, 10, 0, 10, 0, 0, 0, 60);

        assertThat(RealSessions.onlyFailure(sessions.measure(Digits.model("student"), null, Task.NONE, tpu, 1))
                        .message())
                .contains("tpu")
                .contains("cpu");
    }
}
