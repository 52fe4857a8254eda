package dev.assay.optimizer.compensate;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import dev.assay.dataset.Dataset;
import dev.assay.dataset.DatasetException;
import dev.assay.optimizer.calibrate.CalibrationException;
import dev.assay.optimizer.graph.Subgraphs;
import dev.assay.optimizer.graph.Wiring;
import dev.assay.optimizer.pass.PassContext;
import dev.assay.optimizer.pass.PassException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the layers of a model read on calibration data, asked for in the order of the graph while a pass changes one layer after the
 * other: each answer is of the model as it is by then, so a layer also makes up for what those before it lost. Layers that do not
 * read each other's outputs are looked at together. Owned by one thread.
 */
public final class LayerInputs {
    /** Room for the sums of layers that are looked at together; one layer alone may exceed it. */
    private static final long STAGE_BYTES_MAX = 64L << 20;

    private final String purpose;
    private final ModelProto original;
    private final @Nullable Path calibration;
    private final Wiring wiring;
    private final Map<String, NodeProto> waiting = new LinkedHashMap<>();
    private final Map<String, String> obstacles = new HashMap<>();
    private final Map<String, LayerMoments> seen = new HashMap<>();

    private LayerInputs(String purpose, ModelProto original, @Nullable Path calibration) {
        this.purpose = purpose;
        this.original = original;
        this.calibration = calibration;
        wiring = new Wiring(original.getGraph());
    }

    /**
     * Of a pass that is about to change these layers. Without calibration data there are no answers.
     *
     * @param purpose what the user asked for, for instance {@code sparsity 0.5}
     * @param layers nodes with stored weights, in the order of the graph
     */
    public static LayerInputs of(String purpose, ModelProto original, List<NodeProto> layers, PassContext context) {
        LayerInputs inputs =
                new LayerInputs(purpose, original, context.calibration().orElse(null));
        if (inputs.calibration == null) {
            return inputs;
        }
        for (NodeProto layer : layers) {
            String name = layer.getOutput(0);
            WatchedLayer.obstacle(layer, inputs.wiring)
                    .ifPresentOrElse(
                            reason -> inputs.obstacles.put(name, reason), () -> inputs.waiting.put(name, layer));
        }
        return inputs;
    }

    /** Tells the user when there is no calibration data. To be called by a pass that has changed something. */
    public void warn(PassContext context) {
        if (calibration == null) {
            context.warn(purpose + ": there is no calibration data, so nothing makes up for what the weights lose;"
                    + " with examples of the model's inputs the variant would be more accurate");
        }
    }

    /** Why there is no answer for a layer though there is calibration data; empty where there is one. */
    public Optional<String> obstacle(NodeProto layer) {
        return Optional.ofNullable(obstacles.get(layer.getOutput(0)));
    }

    /**
     * What a layer reads, each layer asked for once; empty where {@link #obstacle} has a reason or there is no calibration data.
     *
     * @param present gives the model with all layers before this one changed; layers keep the names of their outputs
     * @throws PassException when the model does not run on the calibration data
     */
    public Optional<LayerMoments> of(NodeProto layer, Supplier<ModelProto> present) throws PassException {
        String name = layer.getOutput(0);
        if (calibration != null && waiting.containsKey(name)) {
            ModelProto model = present.get();
            look(stage(name, model), model, calibration);
        }
        LayerMoments moments = seen.remove(name);
        if (moments != null && (moments.count() == 0 || !moments.isFinite())) {
            obstacles.put(name, "what it reads is not finite");
            return Optional.empty();
        }
        return Optional.ofNullable(moments);
    }

    private void look(Map<String, WatchedLayer> stage, ModelProto present, Path file) throws PassException {
        try (Dataset data = Dataset.open(file)) {
            seen.putAll(new Stage(stage).run(original, present, data));
            waiting.keySet().removeAll(stage.keySet());
        } catch (DatasetException | CalibrationException e) {
            throw new PassException(purpose + ": " + e.getMessage(), e);
        }
    }

    /** This layer, and those after it that read nothing that one of these computes. */
    private Map<String, WatchedLayer> stage(String first, ModelProto present) {
        Map<String, WatchedLayer> stage = new LinkedHashMap<>();
        Set<String> changing = new HashSet<>();
        long bytes = 0;
        boolean isStarted = false;
        for (NodeProto node : present.getGraph().getNodeList()) {
            String output = node.getOutputCount() == 0 ? "" : node.getOutput(0);
            isStarted |= output.equals(first);
            if (!isStarted) {
                continue;
            }
            // A subgraph may read anything.
            boolean isChanging = node.getInputList().stream().anyMatch(changing::contains)
                    || !Subgraphs.of(node).isEmpty();
            NodeProto layer = waiting.get(output);
            if (layer != null) {
                if (isChanging) {
                    break;
                }
                WatchedLayer watched = WatchedLayer.of(layer, wiring);
                bytes += watched.bytes();
                if (!stage.isEmpty() && bytes > STAGE_BYTES_MAX) {
                    break;
                }
                stage.put(output, watched);
            }
            if (isChanging || layer != null) {
                changing.addAll(node.getOutputList());
            }
        }
        return stage;
    }
}
