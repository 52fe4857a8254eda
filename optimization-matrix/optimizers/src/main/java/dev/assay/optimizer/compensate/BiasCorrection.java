package dev.assay.optimizer.compensate;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.assay.optimizer.graph.FloatTensor;
import dev.assay.optimizer.graph.FreshNames;
import dev.assay.optimizer.graph.Unread;
import dev.assay.optimizer.graph.Wiring;
import java.util.List;
import java.util.Optional;

/** Adds to the bias of a convolution or a Gemm, or gives it one, so that the mean of each output is what it was. */
public final class BiasCorrection {
    private static final int BIAS = 2;

    private BiasCorrection() {}

    /** Whether a node has a bias that can be changed, or can be given one. Of a MatMul the bias is another node, which stays. */
    public static boolean isPossible(NodeProto node, int outputs, Wiring wiring) {
        if (!List.of("Conv", "Gemm").contains(node.getOpType()) || Wiring.number(node, "beta", 1) == 0) {
            return false;
        }
        String bias = Wiring.input(node, BIAS);
        if (bias.isEmpty()) {
            return true;
        }
        Optional<TensorProto> tensor = wiring.constant(bias).filter(FloatTensor::isReadable);
        return tensor.isPresent()
                && FloatTensor.elements(tensor.get().getDimsList()) == outputs
                && tensor.get().getDims(tensor.get().getDimsCount() - 1) == outputs;
    }

    /**
     * Adds to the bias of the node with this output.
     *
     * @param products what the products of input and weights have lost, one value for each output
     */
    public static void add(GraphProto.Builder graph, String output, double[] products) {
        Wiring wiring = new Wiring(graph.build());
        NodeProto node = wiring.producer(output).orElseThrow();
        String old = Wiring.input(node, BIAS);
        Optional<TensorProto> present = wiring.constant(old);
        float[] bias = present.map(FloatTensor::values).orElseGet(() -> new float[products.length]);
        double factor = Wiring.number(node, "alpha", 1) / (double) Wiring.number(node, "beta", 1);
        for (int i = 0; i < bias.length; i++) {
            bias[i] += (float) (factor * products[i]);
        }
        List<Long> shape = present.map(TensorProto::getDimsList).orElse(List.of((long) products.length));
        String name = new FreshNames(graph.build()).next((old.isEmpty() ? output + "/bias" : old));
        NodeProto.Builder changed = node.toBuilder();
        while (changed.getInputCount() <= BIAS) {
            changed.addInput("");
        }
        graph.setNode(wiring.nodes().indexOf(node), changed.setInput(BIAS, name));
        graph.addInitializer(FloatTensor.floats(name, bias, shape));
        Unread.remove(graph, List.of(old));
    }
}
