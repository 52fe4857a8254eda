package dev.assay.optimizer.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.assay.dataset.ArrayCursor;
import dev.assay.dataset.Dataset;
import dev.assay.optimizer.onnx.ModelFile;
import dev.assay.optimizer.pass.NodeAction;
import dev.assay.optimizer.pass.Pass;
import dev.assay.optimizer.pass.PassContext;
import dev.assay.optimizer.prepare.OrtBasic;
import dev.assay.sweep.axis.Calibration;
import dev.assay.sweep.axis.Quantization.StaticInt8;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every scheme on the trained models of the digits example: how many of the harder test images are still classified right. */
class DigitsAccuracyTest {
    private static final StaticInt8 PER_CHANNEL = new StaticInt8(Calibration.MINMAX, true);
    private static final Path DIGITS = Path.of("..", "examples", "digits");
    private static final int IMAGES_PER_RUN = 60;

    /** One percentage point of the 1,620 corrupted images; the unquantized models differ by more between two trainings. */
    private static final int MARGIN = 16;

    @ParameterizedTest
    @CsvSource({"mobilenetv2, 1430", "resnet, 1489", "squeezenet, 1437", "student, 1461", "vit, 1409"})
    void staticQuantizationPerChannelLosesNoMoreThanOnePoint(String name, int rightInFloat) throws Exception {
        ModelProto model = prepared(name);

        ModelProto variant = new StaticInt8Pass(PER_CHANNEL).apply(model, context());

        assertThat(right(model)).isEqualTo(rightInFloat);
        assertThat(right(variant)).isBetween(rightInFloat - MARGIN, rightInFloat + MARGIN);
    }

    /** On the models that run fastest: the schemes do not depend on the architecture. */
    @ParameterizedTest
    @CsvSource({"squeezenet, 1437", "student, 1461"})
    void theOtherSchemesLoseNoMoreThanOnePoint(String name, int rightInFloat) throws Exception {
        ModelProto model = prepared(name);
        List<Pass> passes = List.of(
                new StaticInt8Pass(new StaticInt8(Calibration.MINMAX, false)),
                new StaticInt8Pass(new StaticInt8(new Calibration(99.99), true)),
                new Fp16StoragePass());

        for (Pass pass : passes) {
            assertThat(right(pass.apply(model, context()))).isBetween(rightInFloat - MARGIN, rightInFloat + MARGIN);
        }
    }

    @ParameterizedTest
    @CsvSource({"vit, 1409", "student, 1461"})
    void dynamicQuantizationLosesNoMoreThanOnePoint(String name, int rightInFloat) throws Exception {
        ModelProto variant = new DynamicInt8Pass().apply(prepared(name), context());

        assertThat(right(variant)).isBetween(rightInFloat - MARGIN, rightInFloat + MARGIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mobilenetv2", "resnet", "squeezenet", "student", "vit"})
    void everyProductWithConstantWeightsIsFused(String name) throws Exception {
        PassContext context = context();

        ModelProto variant = new StaticInt8Pass(PER_CHANNEL).apply(prepared(name), context);

        assertThat(Answers.fusedOperators(variant)).doesNotContain("Conv", "FusedConv", "Gemm");
        assertThat(context.actions()).extracting(NodeAction::action).doesNotContain("not fused");
        assertThat(context.actions())
                .filteredOn(action -> action.action().equals("left alone"))
                .extracting(NodeAction::detail)
                .allMatch("its weights are not constant (a product of two activations)"::equals);
    }

    private static ModelProto prepared(String name) throws Exception {
        return new OrtBasic().apply(ModelFile.read(DIGITS.resolve("models").resolve(name + "-digits.onnx")), context());
    }

    private static PassContext context() {
        return new PassContext(DIGITS.resolve("data").resolve("digits-calibration.npz"), 1);
    }

    private static int right(ModelProto model) throws Exception {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        ByteBuffer images = ByteBuffer.allocateDirect(IMAGES_PER_RUN * 32 * 32 * Float.BYTES)
                .order(ByteOrder.nativeOrder());
        int right = 0;
        int seen = 0;
        try (Dataset data = Dataset.open(DIGITS.resolve("data").resolve("digits-corrupted-test.npz"));
                ArrayCursor cursor = data.cursor("input");
                SessionOptions options = oneThread();
                OrtSession session = environment.createSession(model.toByteArray(), options)) {
            int[] labels = data.labels();
            while (cursor.read(images.clear(), IMAGES_PER_RUN) == IMAGES_PER_RUN) {
                long[] shape = {IMAGES_PER_RUN, 1, 32, 32};
                try (OnnxTensor input = OnnxTensor.createTensor(
                                environment, images.flip().asFloatBuffer(), shape);
                        OrtSession.Result result = session.run(Map.of("input", input))) {
                    for (float[] logits : (float[][]) result.get(0).getValue()) {
                        right += largest(logits) == labels[seen++] ? 1 : 0;
                    }
                }
            }
        }
        assertThat(seen).isEqualTo(1_620);
        return right;
    }

    /** The builds around this one want the other cores. */
    private static SessionOptions oneThread() throws OrtException {
        SessionOptions options = new SessionOptions();
        options.setIntraOpNumThreads(1);
        return options;
    }

    private static int largest(float[] values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            largest = values[i] > values[largest] ? i : largest;
        }
        return largest;
    }
}
