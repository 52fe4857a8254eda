package dev.assay.optimizer.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.assay.optimizer.graph.FloatTensor;
import dev.assay.optimizer.graph.MicroModel;
import dev.assay.optimizer.graph.OrtAnswer;
import dev.assay.optimizer.onnx.Operators;
import dev.assay.optimizer.prepare.OptimizedGraph;
import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.PlantedChange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlantedModelTest {
    private static final Path DIGITS = Path.of("../examples/digits");
    private static final ArtifactRef ORIGINAL = new ArtifactRef("0".repeat(64), 1_000);
    private static final long MEBIBYTE = 1 << 20;

    /** One output is a constant zero with a sign, which adding a plain zero would take away. */
    private static ModelProto micro(long opset) {
        return new MicroModel(opset)
                .input("x", -1, 3)
                .constant("w", new float[] {1, -2, 3, 0.5f, 0, -1, 2, 2, 2}, 3L, 3L)
                .constant("zero", new float[] {-0.0f, 1, 1}, 3L)
                .node("MatMul", "x w", "product")
                .node("Abs", "product", "size")
                .node("Mul", "size zero", "y")
                .output("y", -1, 3)
                .build();
    }

    private static PlantedModel planted(ModelProto model) {
        return new PlantedModel(model, ORIGINAL);
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToRawIntBits(values[i]);
        }
        return bits;
    }

    @ParameterizedTest
    @ValueSource(longs = {9, 12, 13, 17, 21})
    void moreWorkAndMoreMemoryChangeNoBitOfAnyAnswer(long opset) throws Exception {
        ModelProto model = micro(opset);

        ModelProto slower = ModelProto.parseFrom(planted(model).withWork(1_000));
        ModelProto larger = ModelProto.parseFrom(planted(model).withMemory(MEBIBYTE));

        int[] answers = bits(OrtAnswer.of(model));
        assertThat(answers).contains(Float.floatToRawIntBits(-0.0f));
        assertThat(bits(OrtAnswer.of(slower))).isEqualTo(answers);
        assertThat(bits(OrtAnswer.of(larger))).isEqualTo(answers);
    }

    @Test
    void workIsNotComputedAhead() throws Exception {
        ModelProto slower = ModelProto.parseFrom(planted(micro(17)).withWork(1_000));

        assertThat(Operators.count(OptimizedGraph.extended(slower).getGraph())).containsKeys("Expand", "Tan", "Add");
    }

    @Test
    void memoryIsFilledWhenTheModelIsLoadedAndIsNotInTheFile() throws Exception {
        byte[] bytes = planted(micro(17)).withMemory(MEBIBYTE);

        ModelProto loaded = OptimizedGraph.extended(ModelProto.parseFrom(bytes));

        assertThat(bytes.length).isLessThan(4_000);
        assertThat(Operators.count(loaded.getGraph())).doesNotContainKey("ConstantOfShape");
        assertThat(loaded.getGraph().getInitializerList())
                .extracting(tensor -> FloatTensor.elements(tensor.getDimsList()))
                .contains(MEBIBYTE / Float.BYTES);
    }

    @Test
    void aModelSaysWhatWasPlantedIntoIt() throws Exception {
        ModelProto slower = ModelProto.parseFrom(planted(micro(17)).withWork(12));

        Map<String, String> metadata = slower.getMetadataPropsList().stream()
                .collect(Collectors.toMap(StringStringEntryProto::getKey, StringStringEntryProto::getValue));
        assertThat(PlantedChange.in(metadata)).contains(new PlantedChange(PlantedChange.Kind.WORK, 12, ORIGINAL));
        assertThat(PlantedChange.in(Map.of())).isEmpty();
        assertThat(PlantedChange.in(Map.of(PlantedChange.METADATA_KEY, "by hand")))
                .isEmpty();
    }

    @Test
    void aWholeModelOfTheExampleKeepsItsAnswers() throws Exception {
        PlantedModel student = PlantedModel.read(DIGITS.resolve("models/student-digits.onnx"));

        assertThat(bits(OrtAnswer.of(ModelProto.parseFrom(student.withWork(5_000)))))
                .isEqualTo(bits(OrtAnswer.of(student.model())));
    }

    @Test
    void asManyAnswersAreLostAsWereAskedForAndHardlyMore() throws Exception {
        Path test = DIGITS.resolve("data/digits-test.npz");
        PlantedModel student = PlantedModel.read(DIGITS.resolve("models/student-digits.onnx"));
        RightAnswers.Count before = RightAnswers.of(student.model(), test);

        byte[] worse = student.withErrors(test, 0.02, 1);

        int right = RightAnswers.of(ModelProto.parseFrom(worse), test).right();
        assertThat(before.right() - right).isBetween(11, 20);
        assertThat(worse.length - Files.size(DIGITS.resolve("models/student-digits.onnx")))
                .as("bytes for the metadata alone")
                .isLessThan(300);
        assertThat(student.withErrors(test, 0.02, 1)).isEqualTo(worse);
    }

    @Test
    void whatCannotBePlantedIsRefusedWithWords() {
        ModelProto old = micro(8);
        ModelProto ofWords = micro(17);
        ofWords = ofWords.toBuilder()
                .setGraph(ofWords.getGraph().toBuilder().setInput(0, text(ofWords)))
                .build();

        ModelProto unknown = ofWords;
        assertThatThrownBy(() -> planted(old).withWork(1)).hasMessageContaining("opset 8; expected at least 9");
        assertThatThrownBy(() -> planted(unknown).withWork(1)).hasMessageContaining("no input of numbers");
        assertThatThrownBy(() -> planted(micro(17)).withWork(0)).hasMessageContaining("0 steps; expected 1");
    }

    private static ValueInfoProto text(ModelProto model) {
        var input = model.getGraph().getInput(0).toBuilder();
        input.getTypeBuilder().getTensorTypeBuilder().setElemType(TensorProto.DataType.STRING.getNumber());
        return input.build();
    }

    @Test
    void namesThatTheModelHasAreNotTakenAgain() throws Exception {
        ModelProto twice = ModelProto.parseFrom(
                planted(ModelProto.parseFrom(planted(micro(17)).withWork(3))).withWork(4));

        assertThat(bits(OrtAnswer.of(twice))).isEqualTo(bits(OrtAnswer.of(micro(17))));
        assertThat(List.of(twice.getGraph().getNodeList().stream()
                        .map(node -> node.getOutput(0))
                        .toArray()))
                .doesNotHaveDuplicates();
    }
}
