package dev.assay.optimizer.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import dev.assay.optimizer.onnx.ModelFile;
import dev.assay.optimizer.pass.PassContext;
import dev.assay.optimizer.pass.PassException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AcceptanceTest {
    private final PassContext context = new PassContext(Digits.CALIBRATION, 1);

    private static ModelProto student() throws Exception {
        return ModelFile.read(Digits.model("student-digits"));
    }

    @Test
    void refusesAVariantThatAnswersWithNonsense() throws Exception {
        ModelProto.Builder poisoned = student().toBuilder();
        for (TensorProto.Builder tensor : poisoned.getGraphBuilder().getInitializerBuilderList()) {
            if (tensor.getDataType() == TensorProto.DataType.FLOAT.getNumber() && tensor.hasRawData()) {
                ByteBuffer values =
                        ByteBuffer.allocate(tensor.getRawData().size()).order(ByteOrder.LITTLE_ENDIAN);
                while (values.hasRemaining()) {
                    values.putFloat(Float.NaN);
                }
                tensor.setRawData(ByteString.copyFrom(values.array()));
            }
        }
        assertThatThrownBy(() -> Acceptance.check(student(), poisoned.build(), context))
                .isInstanceOf(PassException.class)
                .hasMessageContaining("values that are not finite; expected finite ones");
    }

    @Test
    void refusesAVariantThatDoesNotLoad() throws Exception {
        ModelProto.Builder broken = student().toBuilder();
        broken.getGraphBuilder().getNodeBuilder(0).setOpType("Convolve");

        assertThatThrownBy(() -> Acceptance.check(student(), broken.build(), context))
                .isInstanceOf(PassException.class)
                .hasMessageContaining("ONNX Runtime does not load the variant")
                .hasMessageContaining("Convolve");
    }

    @Test
    void refusesAnswersOfAnotherForm() {
        Map<String, TrialOutput> expected = Map.of("y", new TrialOutput("float[1, 10]", true));

        assertThatThrownBy(() -> Acceptance.compare(expected, Map.of("y", new TrialOutput("float[1, 9]", true))))
                .hasMessageContaining("output \"y\" float[1, 9]; expected float[1, 10]");
        assertThatThrownBy(() -> Acceptance.compare(expected, Map.of("z", new TrialOutput("float[1, 10]", true))))
                .hasMessageContaining("the outputs [z]; expected those of the model, [y]");
    }

    @Test
    void infinityIsAllowedWhereTheModelGivesIt() {
        Map<String, TrialOutput> infinite = Map.of("y", new TrialOutput("float[1]", false));

        assertThatCode(() -> Acceptance.compare(infinite, infinite)).doesNotThrowAnyException();
    }

    @Test
    void triesEveryModelOnMadeUpNumbersToo() throws Exception {
        PassContext without = new PassContext(null, 1);
        for (String name : Digits.MODELS) {
            ModelProto model = ModelFile.read(Digits.model(name));
            Acceptance.check(model, model, without);
        }
        assertThat(without.warnings()).isEmpty();
    }
}
