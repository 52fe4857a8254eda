package dev.assay.optimizer.inspect;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.assay.optimizer.onnx.LoadedModel;
import dev.assay.optimizer.onnx.ModelException;
import dev.assay.optimizer.onnx.ModelFile;
import dev.assay.optimizer.onnx.Operators;
import dev.assay.optimizer.onnx.Opset;
import dev.assay.optimizer.onnx.Sha256;
import dev.assay.sweep.ModelFacts;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the facts of a model from its file, without running it and without native code. Thread-safe. */
public final class OnnxModelInspector {
    private OnnxModelInspector() {}

    /**
     * The facts of a sound model.
     *
     * @throws ModelException when the file is no ONNX model that ONNX Runtime could load, with a sentence for the user
     */
    public static ModelFacts inspect(Path file) throws ModelException {
        return facts(ModelFile.load(file));
    }

    /**
     * The facts of a sound model that is one file: only such a model can travel to a controller and be known by its hash.
     *
     * @throws ModelException also when some weights lie in other files
     */
    public static ModelFacts inspectOneFile(Path file) throws ModelException {
        LoadedModel loaded = ModelFile.load(file);
        if (loaded.hasOutsideWeights()) {
            throw ModelException.outsideWeights(file);
        }
        return facts(loaded);
    }

    private static ModelFacts facts(LoadedModel loaded) {
        GraphProto graph = loaded.model().getGraph();
        Set<String> initializers =
                graph.getInitializerList().stream().map(TensorProto::getName).collect(Collectors.toSet());
        List<ValueInfoProto> inputs = graph.getInputList().stream()
                .filter(input -> !initializers.contains(input.getName()))
                .toList();
        return new ModelFacts(
                Sha256.of(loaded.bytes()),
                loaded.bytes().size(),
                Math.toIntExact(Opset.of(loaded.model())),
                Operators.count(graph),
                new FactorizableNodes(graph).count(),
                inputs.stream().map(Tensors::facts).toList(),
                graph.getOutputList().stream().map(Tensors::facts).toList());
    }
}
