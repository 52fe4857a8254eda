package dev.assay.optimizer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileModelTest {
    @TempDir
    Path folder;

    private void refuses(Consumer<ModelProto.Builder> fault, String... words) throws Exception {
        ModelProto.Builder model = TinyModel.sound();
        fault.accept(model);
        Path file = folder.resolve("model.onnx");
        WholeFile.write(file, model.build().toByteString());

        assertThatThrownBy(() -> ModelFile.read(file))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(file + ": ")
                .hasMessageContaining("; expected ")
                .hasMessageContainingAll(words);
    }

    private static void graph(ModelProto.Builder model, Consumer<GraphProto.Builder> fault) {
        fault.accept(model.getGraphBuilder());
    }

    @Test
    void readsASoundModel() throws Exception {
        Path file = folder.resolve("model.onnx");
        ModelFile.write(TinyModel.sound().build(), file);

        assertThat(ModelFile.read(file)).isEqualTo(TinyModel.sound().build());
        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void aModelHasAGraph() throws Exception {
        refuses(ModelProto.Builder::clearGraph, "no graph");
    }

    @Test
    void aGraphHasNodesInputsAndOutputs() throws Exception {
        refuses(model -> graph(model, GraphProto.Builder::clearNode), "a graph without nodes");
        refuses(model -> graph(model, GraphProto.Builder::clearOutput), "a graph without outputs");
        refuses(
                model -> graph(
                        model,
                        graph -> graph.clearInput()
                                .addInitializer(TinyModel.weights().toBuilder().setName("x"))),
                "a graph without inputs");
    }

    @Test
    void theOpsetIsOneThatOnnxRuntimeLoads() throws Exception {
        refuses(model -> model.getOpsetImportBuilder(0).setVersion(27), "opset 27", "1 … 26");
        refuses(model -> model.getOpsetImportBuilder(0).setVersion(-3), "opset -3", "1 … 26");
        refuses(ModelProto.Builder::clearOpsetImport, "no opset");
    }

    @Test
    void everyDomainIsImported() throws Exception {
        refuses(
                model -> graph(model, graph -> graph.getNodeBuilder(0).setDomain("com.example")),
                "\"com.example\"",
                "among the imported opsets");
    }

    @Test
    void everyTensorThatIsReadIsMade() throws Exception {
        refuses(
                model -> graph(model, graph -> graph.getNodeBuilder(0).setInput(1, "weights")),
                "MatMul \"multiply\" reads \"weights\", which nothing makes");
        refuses(
                model -> graph(model, graph -> graph.getOutputBuilder(0).setName("answer")),
                "output \"answer\", which nothing makes");
    }

    @Test
    void everyTensorIsMadeOnce() throws Exception {
        refuses(
                model -> graph(model, graph -> graph.addNode(TinyModel.node("Relu", "again", List.of("x"), "y"))),
                "Relu \"again\" makes \"y\", which is there already");
        refuses(
                model -> graph(model, graph -> graph.addInitializer(TinyModel.weights())),
                "two initializers named \"w\"; expected one");
    }

    @Test
    void noNodeWaitsForItself() throws Exception {
        refuses(
                model -> graph(
                        model,
                        graph -> graph.addNode(TinyModel.node("Relu", "first", List.of("b"), "a"))
                                .addNode(TinyModel.node("Relu", "second", List.of("a"), "b"))),
                "Relu \"first\" waits for its own output");
    }

    @Test
    void subgraphsAreLookedAtToo() throws Exception {
        GraphProto inner = GraphProto.newBuilder()
                .setName("branch")
                .addNode(TinyModel.node("Add", "inner", List.of("x", "nowhere"), "z"))
                .addOutput(TinyModel.value("z", -1, 2))
                .build();
        refuses(
                model -> graph(
                        model,
                        graph -> graph.getNodeBuilder(0)
                                .addAttribute(AttributeProto.newBuilder()
                                        .setName("then_branch")
                                        .setG(inner))),
                "Add \"inner\" reads \"nowhere\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2,4 | 24 bytes; expected 32 for the shape [2, 4]",
                "-1,3 | shape [-1, 3]",
                "4294967296,4294967296 | shape [4294967296, 4294967296]",
                "1000000000,1000000000 | 24 bytes; expected 4000000000000000000",
                "2000000000,4000000000 | 24 bytes; expected a size that a file can have",
                "0,9223372036854775807 | 24 bytes; expected 0"
            })
    void aConstantHasTheBytesOfItsShape(String dims, String words) throws Exception {
        TensorProto.Builder weights = TinyModel.weights().toBuilder().clearDims();
        for (String dim : dims.split(",")) {
            weights.addDims(Long.parseLong(dim));
        }
        refuses(model -> graph(model, graph -> graph.setInitializer(0, weights)), "initializer \"w\": ", words);
    }

    @Test
    void aConstantHasTheValuesOfItsShape() throws Exception {
        TensorProto.Builder weights =
                TinyModel.weights().toBuilder().clearRawData().addFloatData(1);
        refuses(model -> graph(model, graph -> graph.setInitializer(0, weights)), "1 values; expected 6");
        refuses(
                model -> graph(model, graph -> graph.setInitializer(0, weights.clearDataType())),
                "initializer \"w\": no element type");
    }

    @Test
    void constantsOfNodesAreLookedAtToo() throws Exception {
        NodeProto constant = TinyModel.node("Constant", "five", List.of(), "c").toBuilder()
                .addAttribute(AttributeProto.newBuilder()
                        .setName("value")
                        .setT(TinyModel.weights().toBuilder().addDims(9)))
                .build();
        refuses(
                model -> graph(model, graph -> graph.addNode(constant)),
                "Constant \"five\", attribute \"value\": 24 bytes; expected 216");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1,3,1000000000,1000000000", "-1,3,100000,100000", "4294967296,4294967296"})
    void anInputFitsIntoMemory(String dims) throws Exception {
        long[] sizes = List.of(dims.split(",")).stream()
                .flatMapToLong(dim -> LongStream.of(Long.parseLong(dim)))
                .toArray();
        refuses(
                model -> graph(model, graph -> graph.setInput(0, TinyModel.value("x", sizes))),
                "input \"x\" of the shape [",
                "at most 2147483647 bytes");
    }

    @Test
    void saysAllProblemsAtOnceButNotAMillion() throws Exception {
        refuses(
                model -> {
                    model.getOpsetImportBuilder(0).setVersion(99);
                    for (int i = 0; i < 30; i++) {
                        model.getGraphBuilder()
                                .addNode(TinyModel.node("Relu", "r" + i, List.of("missing" + i), "r" + i));
                    }
                },
                "opset 99",
                "\"missing8\"",
                "and 21 more problems");
    }

    @Test
    void namesFromTheFileCannotSpoilTheMessage() throws Exception {
        refuses(
                model ->
                        graph(model, graph -> graph.getNodeBuilder(0).setInput(1, "a\u001b[31m\n" + "b".repeat(5_000))),
                "reads \"a?[31m?bbb",
                "…\"");
    }

    @Test
    void aCustomDomainIsAllowed() throws Exception {
        ModelProto.Builder model = TinyModel.sound();
        model.addOpsetImportBuilder().setDomain("com.example").setVersion(1);
        model.getGraphBuilder().getNodeBuilder(0).setDomain("com.example");
        Path file = folder.resolve("model.onnx");
        ModelFile.write(model.build(), file);

        assertThat(ModelFile.read(file)).isEqualTo(model.build());
    }

    @Test
    void aVeryLongChainTakesNoStack() throws Exception {
        ModelProto.Builder model = TinyModel.sound();
        String last = "y";
        for (int i = 0; i < 50_000; i++) {
            model.getGraphBuilder().addNode(TinyModel.node("Relu", "", List.of(last), "r" + i));
            last = "r" + i;
        }
        Path file = folder.resolve("model.onnx");
        WholeFile.write(file, ByteString.copyFrom(model.build().toByteArray()));

        assertThat(ModelFile.read(file).getGraph().getNodeCount()).isEqualTo(50_001);
    }
}
