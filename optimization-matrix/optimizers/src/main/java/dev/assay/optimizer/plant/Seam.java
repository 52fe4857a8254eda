package dev.assay.optimizer.plant;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.assay.optimizer.graph.FloatTensor;
import dev.assay.optimizer.graph.FreshNames;
import dev.assay.optimizer.graph.Subgraphs;
import dev.assay.optimizer.onnx.Opset;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where something is sewn into a model without changing what it answers: a number is taken from its first input, so that ONNX Runtime
 * cannot compute ahead what hangs on it, and minus zero is added to its first float output, which changes no value, not even a zero's
 * sign. Owned by one thread.
 */
final class Seam {
    private static final long OPSET_MIN = 9;
    private static final String PREFIX = "assay_planted_";

    private final ModelProto model;
    private final GraphProto.Builder graph;
    private final FreshNames names;

    /** A seam in a copy of the model. */
    Seam(ModelProto model) throws PlantException {
        this.model = model;
        this.graph = model.getGraph().toBuilder();
        this.names = new FreshNames(model.getGraph());
        if (Opset.of(model) < OPSET_MIN) {
            throw new PlantException("the model is written in opset " + Opset.of(model) + "; expected at least "
                    + OPSET_MIN + " to plant something");
        }
    }

    /** A number above 0 and below 1 that depends on the input: a tensor without dimensions. */
    String seed() throws PlantException {
        ValueInfoProto input = input();
        String flat = node("Reshape", input.getName(), integers("shape", List.of(1L), -1));
        String first = node("Gather", flat, integers("first", List.of(), 0));
        return node("Sigmoid", isFloat(input) ? first : cast(first, FloatTensor.FLOAT));
    }

    private ValueInfoProto input() throws PlantException {
        Set<String> constant = new HashSet<>();
        graph.getInitializerList().forEach(tensor -> constant.add(tensor.getName()));
        return graph.getInputList().stream()
                .filter(value -> !constant.contains(value.getName()) && isNumeric(value))
                .findFirst()
                .orElseThrow(
                        () -> new PlantException("the model has no input of numbers; expected one to plant something"));
    }

    private static boolean isNumeric(ValueInfoProto value) {
        int type = value.getType().getTensorType().getElemType();
        return value.getType().hasTensorType()
                && type != TensorProto.DataType.UNDEFINED.getNumber()
                && type != TensorProto.DataType.STRING.getNumber();
    }

    private static boolean isFloat(ValueInfoProto value) {
        return value.getType().getTensorType().getElemType() == FloatTensor.FLOAT;
    }

    /** A node with one output, whose name is returned. */
    String node(String operator, String... inputs) {
        String output = names.next(PREFIX + operator.toLowerCase(Locale.ROOT));
        graph.addNode(NodeProto.newBuilder()
                .setOpType(operator)
                .setName(output)
                .addAllInput(List.of(inputs))
                .addOutput(output));
        return output;
    }

    /** The node that was added last, to be given attributes. */
    NodeProto.Builder last() {
        return graph.getNodeBuilder(graph.getNodeCount() - 1);
    }

    String cast(String tensor, int type) {
        String output = node("Cast", tensor);
        last().addAttribute(Attributes.integer("to", type));
        return output;
    }

    /** A constant. */
    String integers(String name, List<Long> shape, long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return constant(FloatTensor.raw(names.next(PREFIX + name), Attributes.INT64, bytes.array(), shape));
    }

    /** A constant. */
    String number(String name, float value) {
        return constant(FloatTensor.floats(names.next(PREFIX + name), new float[] {value}, List.of()));
    }

    private String constant(TensorProto tensor) {
        graph.addInitializer(tensor);
        return tensor.getName();
    }

    /**
     * The whole model, whose answers wait for {@code positive}.
     *
     * @param positive a finite number above 0, a tensor without dimensions
     */
    ModelProto close(String positive) throws PlantException {
        String output = output();
        String answer = names.next(PREFIX + "answer");
        rename(output, answer);
        String minusZero = node("Mul", positive, number("minus_zero", -0.0f));
        node("Add", answer, minusZero);
        last().setOutput(0, output);
        return model.toBuilder().setGraph(graph).build();
    }

    private String output() throws PlantException {
        Set<String> made = new HashSet<>();
        graph.getNodeList().forEach(node -> made.addAll(node.getOutputList()));
        String output = graph.getOutputList().stream()
                .filter(Seam::isFloat)
                .map(ValueInfoProto::getName)
                .filter(made::contains)
                .findFirst()
                .orElseThrow(() ->
                        new PlantException("the model computes no float32 output; expected one to plant something"));
        boolean isReadInside = Subgraphs.nodes(graph.build()).stream()
                .anyMatch(node -> node.getInputList().contains(output));
        if (isReadInside) {
            throw new PlantException(
                    "a subgraph reads the output \"" + output + "\"; expected one that only the graph reads");
        }
        return output;
    }

    private void rename(String from, String to) {
        for (NodeProto.Builder node : graph.getNodeBuilderList()) {
            for (int i = 0; i < node.getInputCount(); i++) {
                if (node.getInput(i).equals(from)) {
                    node.setInput(i, to);
                }
            }
            for (int i = 0; i < node.getOutputCount(); i++) {
                if (node.getOutput(i).equals(from)) {
                    node.setOutput(i, to);
                }
            }
        }
    }
}
