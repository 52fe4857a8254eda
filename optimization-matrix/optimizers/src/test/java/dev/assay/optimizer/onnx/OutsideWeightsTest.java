package dev.assay.optimizer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.assay.optimizer.inspect.OnnxModelInspector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideWeightsTest {
    @TempDir
    Path root;

    private Path folder;

    @BeforeEach
    void weightsInsideAndOutside() throws IOException {
        folder = Files.createDirectories(root.resolve("models"));
        Files.write(root.resolve("secret"), new byte[24]);
        byte[] weights = new byte[40];
        weights[8] = 7;
        Files.write(folder.resolve("model.data"), weights);
    }

    private Path model(String... keysAndValues) throws IOException {
        ModelProto.Builder model = TinyModel.sound();
        model.getGraphBuilder().setInitializer(0, TinyModel.outside(keysAndValues));
        Path file = folder.resolve("model.onnx");
        ModelFile.write(model.build(), file);
        return file;
    }

    private void refuses(String words, String... keysAndValues) throws IOException {
        Path file = model(keysAndValues);
        assertThatThrownBy(() -> ModelFile.read(file))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("model.onnx: initializer \"w\": ")
                .hasMessageContaining("; expected ")
                .hasMessageContaining(words);
    }

    @Test
    void arePutIntoTheModel() throws Exception {
        LoadedModel loaded = ModelFile.load(model("location", "model.data", "offset", "8", "length", "24"));

        TensorProto weights = loaded.model().getGraph().getInitializer(0);
        assertThat(weights.getRawData().size()).isEqualTo(24);
        assertThat(weights.getRawData().byteAt(0)).isEqualTo((byte) 7);
        assertThat(weights.hasDataLocation()).isFalse();
        assertThat(loaded.hasOutsideWeights()).isTrue();
        assertThat(loaded.wholeBytes()).isEqualTo(loaded.model().toByteString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../secret", "sub/../../secret", "..", "", "\\\\server\\share"})
    void areNeverReadFromOutsideTheModelsFolder(String location) throws Exception {
        refuses("a relative path to a file in the model's own folder", "location", location);
    }

    @Test
    void areNeverReadThroughALinkOutOfTheFolder() throws Exception {
        Files.createSymbolicLink(folder.resolve("link"), root.resolve("secret"));
        refuses("a relative path to a file in the model's own folder", "location", "link");
    }

    @Test
    void mustBeThere() throws Exception {
        refuses("no file \"missing\" beside the model", "location", "missing");
        refuses(
                "24 bytes from 20 of model.data, which has 40",
                "location",
                "model.data",
                "offset",
                "20",
                "length",
                "24");
        refuses(
                "24 bytes from 9223372036854775807",
                "location",
                "model.data",
                "offset",
                "9223372036854775807",
                "length",
                "24");
        refuses("offset \"-8\"", "location", "model.data", "offset", "-8");
        refuses("length \"many\"", "location", "model.data", "length", "many");
    }

    @Test
    void haveTheSizeOfTheirShape() throws Exception {
        refuses("40 bytes in another file for the shape [2, 3]; expected 24 bytes", "location", "model.data");
    }

    @Test
    void keepAModelFromTravellingAndTheWayOutIsNamed() throws Exception {
        Path file = model("location", "model.data", "offset", "8", "length", "24");

        assertThatThrownBy(() -> OnnxModelInspector.inspectOneFile(file))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("keeps weights in other files; expected a model in one file")
                .hasMessageContaining("assay optimize");
        assertThat(OnnxModelInspector.inspect(file).outputs()).isNotEmpty();
    }
}
