package dev.assay.optimizer.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import dev.assay.optimizer.pass.NodeAction;
import dev.assay.optimizer.pass.PassContext;
import dev.assay.optimizer.pass.PassException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class Fp16StoragePassTest {
    @Test
    void theFileIsHalfAsLargeAndTheCastsAreGoneAfterLoading() throws Exception {
        FloatModel builder = FloatModel.of(64, 8, 8);
        ModelProto model = builder.outputs(builder.conv(builder.conv("x", 64, 64), 64, 64));

        ModelProto halved = new Fp16StoragePass().apply(model, context());

        assertThat(halved.getSerializedSize()).isLessThan(model.getSerializedSize() * 51 / 100);
        assertThat(Answers.fusedOperators(halved)).containsExactly("Conv", "Conv");
        assertThat(Answers.relativeError(Answers.of(model), Answers.of(halved))).isLessThan(0.001);
    }

    @Test
    void theSameInputGivesTheSameBytesAndIsLeftAlone() throws Exception {
        FloatModel builder = FloatModel.of(16, 8, 8);
        ModelProto model = builder.outputs(builder.conv("x", 16, 16));
        byte[] before = model.toByteArray();

        assertThat(new Fp16StoragePass().apply(model, context()).toByteArray())
                .isEqualTo(new Fp16StoragePass().apply(model, context()).toByteArray());
        assertThat(model.toByteArray()).isEqualTo(before);
    }

    @Test
    void smallConstantsAreNotWorthACast() throws Exception {
        FloatModel builder = FloatModel.of(16, 8, 8);
        ModelProto halved = new Fp16StoragePass().apply(builder.outputs(builder.conv("x", 16, 16)), context());

        assertThat(halved.getGraph().getNodeList())
                .extracting(NodeProto::getOpType)
                .containsExactly("Cast", "Conv");
    }

    @Test
    void valuesBeyondFloat16StayInFloatAndAreSaid() {
        assertThat(obstacle(70_000)).isEqualTo("it holds 70000.0; float16 ends at 65504.0");
    }

    @Test
    void valuesTooSmallForFloat16StayInFloatAndAreSaid() {
        assertThat(obstacle(1.23456e-6f)).isEqualTo("its values are so small that float16 would lose their digits");
    }

    @Test
    void aFewSmallValuesAmongLargeOnesDoNotMatter() throws Exception {
        float[] values = new float[16 * 16];
        Arrays.fill(values, 0.75f);
        values[3] = 1.23456e-6f;

        assertThat(new Fp16StoragePass()
                        .apply(withWeights(values), context())
                        .getGraph()
                        .getNodeList())
                .extracting(NodeProto::getOpType)
                .contains("Cast");
    }

    /** Why a tensor of this value is left in float32. */
    private static String obstacle(float value) {
        float[] values = new float[16 * 16];
        Arrays.fill(values, value);
        PassContext context = context();

        assertThatThrownBy(() -> new Fp16StoragePass().apply(withWeights(values), context))
                .isInstanceOf(PassException.class)
                .hasMessageContaining("fp16-storage: nothing to store as float16");

        assertThat(context.actions()).extracting(NodeAction::action).containsExactly("left alone");
        return context.actions().get(0).detail();
    }

    private static ModelProto withWeights(float[] values) {
        FloatModel builder = FloatModel.of(16);
        return builder.outputs(builder.node("MatMul", List.of("x", builder.constant(values, 16, 16))));
    }

    private static PassContext context() {
        return new PassContext(null, 1);
    }
}
