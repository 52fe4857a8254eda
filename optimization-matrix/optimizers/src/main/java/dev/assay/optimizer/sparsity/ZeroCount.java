package dev.assay.optimizer.sparsity;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.assay.optimizer.graph.FloatTensor;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How many weights are zero after pruning, in a layer, in all pruned layers, and in the whole model. */
final class ZeroCount {
    private long zeros;
    private long weights;
    private int layers;
    private int leftAlone;

    /** Counts one layer; weights that two layers share are counted with the first. Returns what to say of it. */
    String add(TensorProto pruned, boolean isFirst) {
        float[] values = FloatTensor.values(pruned);
        long layerZeros = 0;
        for (float value : values) {
            layerZeros += value == 0 ? 1 : 0;
        }
        layers++;
        if (isFirst) {
            zeros += layerZeros;
            weights += values.length;
        }
        return share(layerZeros, values.length) + (isFirst ? "" : ", shared with a layer above");
    }

    void leaveAlone() {
        leftAlone++;
    }

    /** What the user should know of the whole variant. */
    List<String> summarize(ModelProto model, String wanted) {
        if (layers == 0) {
            return List.of(wanted + ": no layer was pruned");
        }
        long all = floats(model);
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%s: %s in %d pruned layers, %.1f %% of all %d float32 constants; %d layers left alone",
                        wanted,
                        share(zeros, weights),
                        layers,
                        100.0 * zeros / all,
                        all,
                        leftAlone),
                "ONNX Runtime computes with zeros as with other weights: a pruned variant is smaller only when compressed, "
                        + "and no faster");
    }

    private static String share(long zeros, long weights) {
        return String.format(
                Locale.ROOT, "%d of %d weights are zero (%.1f %%)", zeros, weights, 100.0 * zeros / weights);
    }

    private static long floats(ModelProto model) {
        Stream<TensorProto> ofNodes = model.getGraph().getNodeList().stream()
                .flatMap(node -> node.getAttributeList().stream())
                .filter(AttributeProto::hasT)
                .map(AttributeProto::getT);
        return Stream.concat(model.getGraph().getInitializerList().stream(), ofNodes)
                .filter(tensor -> tensor.getDataType() == FloatTensor.FLOAT)
                .mapToLong(tensor -> FloatTensor.elements(tensor.getDimsList()))
                .sum();
    }
}
